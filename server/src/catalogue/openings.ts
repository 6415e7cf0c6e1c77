/**
 * How consent platforms are opened again, as it is written in any language: a call (`OneTrust.ToggleInfoDisplay()`), or
 * an id, a class or an attribute of markup. A name that says much else (`show`) counts behind the platform's own.
 */
import type { ConsentPlatform } from './consent-platform';

export interface Opening {
  readonly platform: string;
  readonly at: number;
  readonly length: number;
}

const SAYS_MUCH = /^(?:show|renew|modal|open)$/;
const IN_COMMENT = /(?:^|[^:])\/\/[^\n]*$|^\s*\*/;

export function createOpenings(platforms: readonly ConsentPlatform[]): (text: string) => readonly Opening[] {
  const ids = new Map<string, string[]>();
  for (const platform of platforms)
    for (const word of wordsOf(platform)) ids.set(word, [...(ids.get(word) ?? []), platform.id]);
  const words = [...ids.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(`(?<![\\w-])(?:${words.map(quoted).join('|')})(?![\\w-])`, 'g');
  return (text) => {
    const found = new Map<string, Opening>();
    for (const { 0: word, index } of text.replaceAll('?.', ' .').matchAll(pattern)) {
      if (IN_COMMENT.test(text.slice(text.lastIndexOf('\n', index) + 1, index))) continue;
      for (const platform of ids.get(word.replace(' .', '.')) ?? [])
        if (!found.has(platform)) found.set(platform, { platform, at: index, length: word.length });
    }
    return [...found.values()];
  };
}

function wordsOf({ opens = [], openers = [], globals = [], packages = [] }: ConsentPlatform): readonly string[] {
  return [
    ...openers,
    ...opens.flatMap((path) => {
      const name = path.replaceAll(/[()']/g, '').split('.').at(-1) ?? '';
      if (!SAYS_MUCH.test(name)) return [name];
      const owners = [...globals, ...packages.filter((it) => /^\w+$/.test(it))];
      return owners.map((owner) => `${owner}.${path}`);
    }),
  ];
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace('\\.', ' ?\\.');
}
