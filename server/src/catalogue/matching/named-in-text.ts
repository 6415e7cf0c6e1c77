/** Which third party a text names that we cannot read as code: a template that loads its script or its pixel. */
import type { SinkMatch, TextFilter } from '../catalogue';
import type { UrlUse } from './match-url';

const ADDRESS = /(?:https?:)?\/\/[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+(?:\/[^\s'"`<>\\)]*)?/gi;
const MAX_ADDRESSES = 200;

export function createNamedInText(
  prefilter: TextFilter,
  matchUrl: (url: string, use: UrlUse) => SinkMatch | undefined,
): (text: string) => string | undefined {
  return (text) => {
    if (!prefilter.test(text)) return undefined;
    for (const [address] of [...text.matchAll(ADDRESS)].slice(0, MAX_ADDRESSES)) {
      const found = matchUrl(address, 'script') ?? matchUrl(address, 'image');
      if (found) return found.vendor.name;
    }
    return undefined;
  };
}
