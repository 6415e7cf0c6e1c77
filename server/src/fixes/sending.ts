/**
 * What a call sends, as the parameters that a helper around it takes. Only events: a helper that starts an SDK or names
 * a person would not do what its name says.
 */
import ts from 'typescript';
import { lastName } from './placement';

export interface Sending {
  /** As it is written, `window.fbq?.` without what follows. */
  readonly callee: string;
  readonly isOptional: boolean;
  /** Written as it stands, before what is passed on: the command of `fbq('track', …)`. */
  readonly command: string | undefined;
  /** Parameters of the helper after a command; undefined where all arguments are passed on as they are. */
  readonly parameters:
    | readonly { readonly name: string; readonly type: string; readonly optional: boolean }[]
    | undefined;
}

export function sendingOf(call: ts.CallExpression): Sending | undefined {
  const { expression, arguments: args, questionDotToken } = call;
  const callee = expression.getText();
  if (!isPlainName(expression)) return undefined;
  const shape = { callee, isOptional: questionDotToken !== undefined };
  if (EVENT.test(lastName(expression))) return { ...shape, command: undefined, parameters: undefined };
  const [first, second] = args;
  if (!first || !ts.isStringLiteral(first) || !COMMAND.test(first.text) || args.length > 3) return undefined;
  const properties = { name: 'properties', type: 'Record<string, unknown>' };
  const parameters =
    second && ts.isObjectLiteralExpression(second)
      ? [{ ...properties, optional: false }]
      : [
          { name: 'event', type: 'string', optional: false },
          { ...properties, optional: true },
        ];
  return { ...shape, command: first.getText(), parameters };
}

/** `a.b.c`: names alone, which a type can name too. */
function isPlainName(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return true;
  return ts.isPropertyAccessExpression(node) && node.questionDotToken === undefined && isPlainName(node.expression);
}

const EVENT = /^(?:track|capture|logEvent|sendEvent|trackEvent|recordEvent)$/;
const COMMAND = /^(?:track|trackCustom|event)$/;
