/**
 * The conditions that a place stands under in its own function: around it, and those before it that leave.
 */
import ts from 'typescript';

export interface Guard {
  readonly test: ts.Expression;
  /** What the test must say for the place to run. */
  readonly runsWhen: boolean;
  /** What else runs only with the place: the other statements of the branch, or what follows a leaving one. */
  readonly beside: readonly ts.Node[];
  /** There is another branch. */
  readonly hasElse: boolean;
}

/** Innermost first. */
export function guardsOf(place: ts.Node): Guard[] {
  const guards: Guard[] = [];
  let node = place;
  while (node.parent && !ts.isFunctionLike(node.parent)) {
    const { parent } = node;
    const own = guardOfParent(parent, node);
    if (own) guards.push(own);
    if (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent)) {
      guards.push(...leavingBefore(parent.statements, node as ts.Statement));
    }
    node = parent;
  }
  return guards;
}

function guardOfParent(parent: ts.Node, node: ts.Node): Guard | undefined {
  if (ts.isIfStatement(parent) && node !== parent.expression) {
    const isThen = node === parent.thenStatement;
    return {
      test: parent.expression,
      runsWhen: isThen,
      beside: ts.isBlock(node) ? node.statements : [node],
      hasElse: parent.elseStatement !== undefined,
    };
  }
  if (ts.isConditionalExpression(parent) && node !== parent.condition) {
    return { test: parent.condition, runsWhen: node === parent.whenTrue, beside: [node], hasElse: true };
  }
  if (!ts.isBinaryExpression(parent) || node !== parent.right) return undefined;
  const { kind } = parent.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return { test: parent.left, runsWhen: true, beside: [node], hasElse: false };
  return kind === ts.SyntaxKind.BarBarToken
    ? { test: parent.left, runsWhen: false, beside: [node], hasElse: false }
    : undefined;
}

function leavingBefore(statements: readonly ts.Statement[], node: ts.Statement): Guard[] {
  const index = statements.indexOf(node);
  return statements
    .slice(0, Math.max(0, index))
    .toReversed()
    .flatMap((it, back) => {
      if (!ts.isIfStatement(it) || it.elseStatement || !leaves(it.thenStatement)) return [];
      return [{ test: it.expression, runsWhen: false, beside: statements.slice(index - back), hasElse: false }];
    });
}

/** Does nothing after it run? */
function leaves(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) {
    const last = statement.statements.at(-1);
    return last !== undefined && leaves(last);
  }
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement) || ts.isBreakOrContinueStatement(statement);
}
