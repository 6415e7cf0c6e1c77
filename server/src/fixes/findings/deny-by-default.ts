/** `consent-default-allow`: a missing record counts as a refusal. */
import ts from 'typescript';
import type { Mend } from './mend';
import { nodeAt, toFix } from './mend';

export const denyByDefault: Mend = ({ text, facts: { path }, span, rule }) => {
  const found = nodeAt({ path, text, span }, ts.isBinaryExpression);
  if (!found) return [{ why: 'No comparison and no default stands exactly here.' }];
  const { source, node } = found;
  const edit = (part: ts.Node, newText: string) => ({
    file: path,
    start: part.getStart(source.file),
    end: part.end,
    newText,
  });
  const { left, right, operatorToken: operator } = node;
  const title = 'Count a missing record as a refusal';
  if (DEFAULTS.has(operator.kind) && right.kind === ts.SyntaxKind.TrueKeyword)
    return [toFix(rule, 'deny-by-default', title, [edit(right, 'false')])];
  const denied = [left, right].find((it) => it.kind === ts.SyntaxKind.FalseKeyword);
  if (!DIFFERS.has(operator.kind) || !denied) return [{ why: 'What is stored for a consent is not known.' }];
  return [toFix(rule, 'deny-by-default', title, [edit(operator, '==='), edit(denied, 'true')])];
};

const DEFAULTS: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken]);
const DIFFERS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);
