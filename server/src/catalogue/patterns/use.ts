/**
 * A use of a vendor's value, brought into the forms that patterns speak about.
 *
 * One use can be said in several ways: `_paq.push(['trackEvent', 'a'])` is the method `push`, and
 * the command `trackEvent` with `'a'` behind it. Each way is a form; a pattern that matches one of
 * them matches the use.
 */
import type { LiteralArgument } from '../catalogue';

export interface Form {
  readonly names: readonly string[];
  /** A pattern must name at least so many of `names`: more than one where a package's export takes commands. */
  readonly least: number;
  /** Literals behind the method or command. */
  readonly args: readonly LiteralArgument[];
  /** The global or the default export itself is called. */
  readonly self: boolean;
}

export interface Use {
  readonly how: 'call' | 'new' | 'jsx' | 'set';
  readonly names: readonly string[];
  /** All literal arguments, as written. */
  readonly args: readonly LiteralArgument[];
  /** What an earlier call returned is called. */
  readonly result: boolean;
  /** Without the calls of a builder between what was made and this: `new EventRequest().setEvents().execute()`. */
  readonly fluent?: readonly string[] | undefined;
}

type Form1 = readonly [command: string, rest: readonly LiteralArgument[]];

export function toForms({ how, names, args, result, fluent }: Use): readonly Form[] {
  const direct: Form = { names, least: 1, args: args.map(commandOrSelf), self: names.length === 0 };
  if (how !== 'call' || result) return [direct];

  const forms = [direct];
  // Of a builder's own name alone nobody knows which of its calls gives what.
  if (fluent) forms.push({ ...direct, names: fluent, least: 2 });
  const pushed = names[names.length - 1] === 'push' ? toPushed(args) : undefined;
  if (pushed) forms.push(toCommandForm(names.slice(0, -1), pushed));

  const [command, ...rest] = args;
  if (typeof command === 'string' && names.length <= 1) forms.push(toCommandForm(names, [command, rest]));
  return forms;
}

/** `fbq(name)`, `_paq.push(args)`: a command is given, and which one is not known. */
export function hasUnknownCommand({ how, names, args, result }: Use): boolean {
  if (how !== 'call' || result || args.length === 0) return false;
  if (names.length === 0) return args[0] === undefined;
  if (names.length > 1 || names[0] !== 'push') return false;
  const [pushed] = args;
  return pushed === undefined || (Array.isArray(pushed) && pushed.length > 0 && pushed[0] === undefined);
}

/** The command of an argument: a word, the first word of a list, or an object's `event`. */
export function commandOf(argument: LiteralArgument): string | undefined {
  if (typeof argument === 'string') return argument;
  if (isList(argument)) return typeof argument[0] === 'string' ? argument[0] : undefined;
  if (!isRecord(argument)) return undefined;
  return [argument.event, argument.type, argument.notify].find((it) => typeof it === 'string');
}

export function isList(argument: LiteralArgument): argument is readonly LiteralArgument[] {
  return Array.isArray(argument);
}

export function isRecord(argument: LiteralArgument): argument is { readonly [key: string]: LiteralArgument } {
  return typeof argument === 'object' && argument !== null && !Array.isArray(argument);
}

function commandOrSelf(argument: LiteralArgument): LiteralArgument {
  return typeof argument === 'object' ? (commandOf(argument) ?? argument) : argument;
}

function toPushed(args: readonly LiteralArgument[]): Form1 | undefined {
  const [first, ...rest] = args;
  const command = commandOf(first);
  if (command === undefined) return undefined;
  return [command, isList(first) ? first.slice(1) : rest];
}

/** Commands may name a tracker or a group: `ga('shop.send')`, `olark('api.chat.show')`. */
function toCommandForm(names: readonly string[], [command, rest]: Form1): Form {
  const all = [...names, ...command.split('.')];
  return {
    names: all,
    least: names.length === 0 ? 1 : all.length,
    args: rest.map(commandOrSelf),
    self: names.length === 0,
  };
}
