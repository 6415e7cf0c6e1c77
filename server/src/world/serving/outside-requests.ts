/**
 * Whether code that we do not follow may use a file where there is no consumer's request: in a page that is made once
 * for all, when a server starts.
 */
import type { Links } from '../../links/links';
import { remembered } from '../../std/remembered';

export function isUsedOutside(links: Links, path: string): boolean {
  const known = remembered(answers, links, () => new Map<string, boolean>());
  return remembered(known, path, () => {
    const importers = new Set([path]);
    for (const it of importers) for (const importer of links.importersOf(it)) importers.add(importer);
    return [...importers].some((it) => beginsOutside(links, it));
  });
}

/** Of links that stay as they are. */
const answers = new WeakMap<Links, Map<string, boolean>>();

function beginsOutside(links: Links, path: string): boolean {
  const facts = links.facts(path);
  return facts !== undefined && links.entriesOf(facts).some((it) => it.what.k === 'export' && !it.request);
}
