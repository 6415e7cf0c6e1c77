/** Which cookie a text or a regular expression asks for: `ccpa_opt_out=1`, `(^|; )ccpa_opt_out=([^;]+)`. */

export interface AskedEntry {
  readonly key: string;
  /** The values that it may have, where they are written out; undefined: any, or such as are not told. */
  readonly values: readonly string[] | undefined;
  /** Not every value will do, and which ones is not told: `=[^;]*marketing`. */
  readonly isOpen: boolean;
  /** The `=` is there: no longer key begins like this one. */
  readonly whole: boolean;
  /** In a regular expression: the number of the group that takes the value. */
  readonly group: number | undefined;
}

export function askedIn(text: string, isPattern: boolean): AskedEntry | undefined {
  const plain = isPattern ? withoutPrelude(text) : text.replace(/^[;\s]+/, '');
  const found = /^([\w.\-%:]+)(\s*=\s*)(.*)$/s.exec(plain);
  if (found?.[1]) {
    const rest = found[3] ?? '';
    const values = valuesIn(rest, isPattern);
    const isAny = rest === '' || (isPattern && ANY_VALUE.test(rest));
    const group = isPattern ? groupOf(text, rest) : undefined;
    return { key: found[1], values, isOpen: !values && !isAny, whole: true, group };
  }
  const bare = /^[\w.\-%:]+$/.exec(plain);
  return bare ? { key: bare[0], values: undefined, isOpen: false, whole: false, group: undefined } : undefined;
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

/** `([^;]*)`, `(.*?)(;|$)`, `(\w+)`: and nothing behind it that says more. */
const ANY_VALUE =
  /^\(?(?:\?:|\?<\w+>)?(?:\[\^[^\]]*;[^\]]*\]|\.|\\w|\\S|\[\\w[^\]]*\])[*+]\??(?:\)|\$|;|\s|\\b|\.\*\??|\(\?[:=];\|\$\)|\(;\|\$\)|\|\^?\.\*\$?)*$/;

/** `=granted`, `=(?:granted|all)`. */
function valuesIn(rest: string, isPattern: boolean): readonly string[] | undefined {
  if (!isPattern) return wordIn(rest.replace(/;.*$/s, ''));
  const text = rest.replace(/(?:\(\?[:=];\|\$\)|\(;\|\$\)|\\b|;|\$).*$/, '');
  const [, several] = /^\((?:\?:)?([^()]+)\)$/.exec(text) ?? [];
  if (several === undefined) return wordIn(text);
  const all = several.split('|').map(wordIn);
  return all.every((it) => it !== undefined) ? all.flat() : undefined;
}

function wordIn(text: string): readonly string[] | undefined {
  return /^[\w\-%]+$/.test(text) ? [text] : undefined;
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
