/** Which cookie a text or a regular expression asks for: `ccpa_opt_out=1`, `(^|; )ccpa_opt_out=([^;]+)`. */

export interface AskedEntry {
  readonly key: string;
  /** The value, when it is written out. */
  readonly value: string | undefined;
  /** The `=` is there: no longer key begins like this one. */
  readonly whole: boolean;
  /** In a regular expression: the number of the group that takes the value. */
  readonly group: number | undefined;
}

export function askedIn(text: string, isPattern: boolean): AskedEntry | undefined {
  const plain = isPattern ? withoutPrelude(text) : text.replace(/^[;\s]+/, '');
  const found = /^([\w.\-%:]+)(\s*=\s*)(.*)$/s.exec(plain);
  if (found?.[1])
    return {
      key: found[1],
      value: valueIn(found[3] ?? '', isPattern),
      whole: true,
      group: isPattern ? groupOf(text, found[3] ?? '') : undefined,
    };
  const bare = /^[\w.\-%:]+$/.exec(plain);
  return bare ? { key: bare[0], value: undefined, whole: false, group: undefined } : undefined;
}

/** What stands before the key: `(^|;\s*)`, `(?:^|; )`, `\b`, `.*`, `[;\s]*`; and what belongs to the syntax: `\s*`, `\=`. */
function withoutPrelude(source: string): string {
  let text = source;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(
      /^(?:\^|\\b|;|\s|\\s[*+?]?|\.\*|\((?:\?:|\?<=)?(?:[^()]|\(\?:[^()]*\))*\)[*+?]?|\[;?(?:,|\s|\\s|;)*\][*+?]?)/,
      '',
    );
    // The whole may stand in a group of its own: `(?:(?:^|.*;\s*)key\s*=\s*([^;]*).*$)|^.*$`.
    text = text.replace(/^\(\?:(?=\(\?:\^)/, '');
  }
  return text
    .replaceAll(/\\s[*+?]?/g, '')
    .replaceAll('\\=', '=')
    .replaceAll('\\-', '-')
    .replaceAll('\\.', '.');
}

function valueIn(rest: string, isPattern: boolean): string | undefined {
  const text = isPattern ? rest.replace(/(?:\(\?:;\|\$\)|\(;\|\$\)|\\b|;|\$).*$/, '') : rest.replace(/;.*$/s, '');
  return /^[\w.\-%]+$/.test(text) ? text : undefined;
}

/** Groups are numbered by their opening parenthesis. */
function groupOf(source: string, rest: string): number | undefined {
  if (!/^\(?(?!\?)/.test(rest) || !rest.startsWith('(') || rest.startsWith('(?')) return undefined;
  const all = capturing(source);
  return all - capturing(rest) + 1;
}

function capturing(source: string): number {
  return (
    source
      .replaceAll(/\\./g, '')
      .replaceAll(/\[[^\]]*\]/g, '')
      .match(/\((?!\?)/g) ?? []
  ).length;
}
