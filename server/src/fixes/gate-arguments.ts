/**
 * What to pass to a gate here: what is sent under that name, a name in scope, or an access that is made here anyway
 * (`session.user.id`).
 *
 * Only what surely names the same thing: a gate asked about somebody else gates nothing.
 */
import ts from 'typescript';
import type { NoFix } from './fix';
import type { GateParameter } from './project-gates';
import { namesInScope } from './scope';

/** `given`: what is at hand everywhere here, by the name of the parameter that takes it. */
export function findArguments(
  place: ts.Node,
  gate: string,
  parameters: readonly GateParameter[],
  given: { readonly [name: string]: string } = {},
): string[] | NoFix {
  const readable = readableNames(place);
  const accesses = accessesBefore(place).filter((it) => readable.has(it.root));
  const found: string[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const argument = argumentFor(parameter);
    if (argument !== undefined) found.push(argument);
    else if (parameters.slice(index).every((it) => it.optional)) return found;
    else
      return { why: `\`${gate}\` needs \`${parameter.name || 'an object'}\`, and nothing of that name is in scope.` };
  }
  return found;

  function argumentFor({ name, optional }: GateParameter): string | undefined {
    const sent = sentAs(place, name);
    if (sent && readable.has(sent.root) && (optional || !sent.optional)) return sent.text;
    const named = aliasesOf(name).find((it) => readable.has(it));
    if (named) return named;
    const access = accesses.find((it) => (optional || !it.optional) && endsLike(it.names, name))?.text;
    return access ?? (Object.hasOwn(given, name) ? given[name] : undefined);
  }
}

interface Access {
  readonly text: string;
  readonly root: string;
  readonly names: readonly string[];
  /** Holds a `?.`: may be undefined. */
  readonly optional: boolean;
}

/** Plain `id` may be anybody's, so it is only taken for a consumer's where it says so. */
function aliasesOf(name: string): readonly string[] {
  if (USER_IDS.has(name)) return name === 'id' ? ['userId'] : [name, 'userId'];
  return REQUESTS.has(name) ? [name, ...REQUESTS] : [name];
}

/** `userId` is `session.userId`, `session.user.id` or `user._id`. */
function endsLike(names: readonly string[], parameter: string): boolean {
  const last = names.at(-1) ?? '';
  if (last === parameter && parameter !== 'id') return true;
  const owner = USER_IDS.has(parameter) ? 'user' : /^(\w+)Id$/.exec(parameter)?.[1];
  return (last === 'id' || last === '_id') && owner !== undefined && names.at(-2) === owner;
}

function readableNames(place: ts.Node): ReadonlySet<string> {
  const seen = new Set<string>();
  const readable = new Set<string>();
  for (const it of namesInScope(place)) {
    if (seen.has(it.name)) continue;
    seen.add(it.name);
    if (!it.later && !it.imported) readable.add(it.name);
  }
  return readable;
}

/** `customer.id` where the touchpoint sends `userId: customer.id`: the one whom the data is about. */
function sentAs(place: ts.Node, parameter: string): Access | undefined {
  // An `id` may be that of what was bought.
  if (parameter === 'id') return undefined;
  const isSent = ts.isPropertyAssignment(place) && ts.isIdentifier(place.name) && place.name.text === parameter;
  if (isSent) return toAccess(place.initializer);
  for (const part of surelyRun(place)) {
    const found = sentAs(part, parameter);
    if (found) return found;
  }
  return undefined;
}

/** Accesses that are surely made on the way to the place or in it, nearest first. */
function accessesBefore(place: ts.Node): Access[] {
  const found: Access[] = [];
  visit(place);
  for (let node = place; node.parent && !ts.isFunctionLike(node); node = node.parent) {
    if (ts.isIfStatement(node.parent) && node !== node.parent.expression) visit(node.parent.expression);
    if ('statements' in node.parent) earlier(node.parent as ts.BlockLike, node).forEach(visit);
  }
  return found;

  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) {
      const access = toAccess(node);
      if (access) found.push(access);
    }
    for (const part of surelyRun(node)) visit(part);
  }
}

function earlier(block: ts.BlockLike, node: ts.Node): ts.Statement[] {
  const before = block.statements.slice(0, block.statements.indexOf(node as ts.Statement));
  return before.reverse().filter((it) => ts.isVariableStatement(it) || ts.isExpressionStatement(it));
}

/** The parts of a node that run whenever it does. */
function surelyRun(node: ts.Node): readonly ts.Node[] {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return [];
  if (ts.isConditionalExpression(node)) return [node.condition];
  if (ts.isBinaryExpression(node) && SHORT_CIRCUITS.has(node.operatorToken.kind)) return [node.left];
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (it) => void parts.push(it));
  return parts;
}

function toAccess(node: ts.Expression): Access | undefined {
  const names: string[] = [];
  let it: ts.Expression = node;
  let optional = false;
  while (ts.isPropertyAccessExpression(it)) {
    names.unshift(it.name.text);
    optional ||= it.questionDotToken !== undefined;
    it = it.expression;
  }
  if (!ts.isIdentifier(it)) return undefined;
  return { text: node.getText(), root: it.text, names: [it.text, ...names], optional };
}

const USER_IDS: ReadonlySet<string> = new Set(['id', 'uid', 'userId', 'userID', 'user_id']);
const REQUESTS: ReadonlySet<string> = new Set(['req', 'request']);

const SHORT_CIRCUITS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);
