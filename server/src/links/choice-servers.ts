/**
 * Files that could do anything for a consumer who chooses, with all that import them.
 *
 * What stores under a key that it is given (`<Banner storageKey="cookie-consent">`) names no choice: it counts where a
 * file that imports it does. Who else uses it does not matter.
 */
import type { ModuleGraph } from './module-graph';
import type { Outline } from './outline';
import { withImporters } from './relevant-files';

export function choiceServers(
  scanned: readonly string[],
  outlines: ReadonlyMap<string, Outline>,
  graph: ModuleGraph,
): readonly string[] {
  const serving = scanned.filter((it) => outlines.get(it)?.writes || outlines.get(it)?.serves);
  const keepers = new Set<string>();
  for (const path of scanned) {
    const { keeps, writes } = outlines.get(path) ?? {};
    if (!keeps || writes) continue;
    const asking = graph.importersOf(path).filter((it) => outlines.get(it)?.asks);
    if (asking.length > 0) keepers.add(path);
    serving.push(...asking);
  }
  return [...new Set([...withImporters(serving, graph), ...keepers])].sort();
}
