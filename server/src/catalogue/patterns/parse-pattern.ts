/**
 * The pattern language of vendor data, parsed. `vendor.ts` tells what a pattern means; the grammar is
 *
 *   [new ]name(.name)*[()]            names; `()` at the end: what it returns is called
 *   ...:literal(:literal)*            literal arguments in order; after a command, those behind the command
 *   ...{key, key:value, !key}         an object argument: key is there, has that value, is not there
 *   name=value                        an assignment to a global variable
 *
 * `*` stands for any text in names, literals and values. Text that fits nothing parses to a pattern
 * that matches nothing, because patterns also come from the configuration.
 */
export interface Pattern {
  readonly text: string;
  readonly how: 'call' | 'new' | 'set';
  readonly names: readonly string[];
  /** `*` alone: the global or the default export itself is called. */
  readonly self: boolean;
  /** What the named function returned is called: `usePlausible()('signup')`. */
  readonly result: boolean;
  readonly literals: readonly string[];
  readonly options: readonly OptionTest[];
}

export interface OptionTest {
  readonly key: string;
  readonly value: string | undefined;
  readonly absent: boolean;
}

export function parsePattern(text: string): Pattern {
  const { head, options } = splitOptions(text.trim());
  const assigned = /^([\w$*.-]+)=(.*)$/.exec(head);
  if (assigned) {
    return {
      text,
      how: 'set',
      names: [assigned[1] ?? ''],
      self: false,
      result: false,
      literals: [assigned[2] ?? ''],
      options,
    };
  }

  const constructed = head.startsWith('new ');
  const [access = '', ...literals] = (constructed ? head.slice(4) : head).split(':');
  const result = access.endsWith('()');
  const path = result ? access.slice(0, -2) : access;
  return {
    text,
    how: constructed ? 'new' : 'call',
    names: path === '*' || path === '' ? [] : path.split('.'),
    self: path === '*',
    result,
    literals,
    options,
  };
}

function splitOptions(text: string): { head: string; options: readonly OptionTest[] } {
  const open = text.indexOf('{');
  if (open < 0 || !text.endsWith('}')) return { head: text, options: [] };
  const tests = text.slice(open + 1, -1).split(',');
  return { head: text.slice(0, open), options: tests.map((it) => parseOption(it.trim())) };
}

function parseOption(text: string): OptionTest {
  const absent = text.startsWith('!');
  const [key = '', value] = (absent ? text.slice(1) : text).split(':');
  return { key: key.trim(), value: value?.trim(), absent };
}
