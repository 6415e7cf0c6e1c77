/**
 * What files mention, kept from one update to the next: it holds for as long as the links answer as they did when it was
 * collected. Asked again, they also note for what is concluded now that it rests on these answers.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import type { FileFacts } from '../../facts/ir';
import type { Links, Resolution } from '../../links/links';
import { isSameResolution } from '../../links/questions';
import { remembered } from '../../std/remembered';
import { collectMentions, type Mentions } from './mentions';

interface Kept {
  readonly mentions: Mentions;
  readonly resolved: readonly Resolved[];
  /** Of other files. */
  readonly facts: ReadonlyMap<string, FileFacts | undefined>;
}

interface Resolved {
  readonly from: string;
  readonly spec: string;
  readonly target: Resolution;
}

const kept = new WeakMap<Catalogue, WeakMap<FileFacts, Kept>>();

export function mentionsOf(facts: FileFacts, links: Links, catalogue: Catalogue): Mentions {
  const known = remembered(kept, catalogue, () => new WeakMap<FileFacts, Kept>());
  const before = known.get(facts);
  if (before && holds(before, links)) return before.mentions;
  const now = collect(facts, links, catalogue);
  known.set(facts, now);
  return now.mentions;
}

function holds({ resolved, facts }: Kept, links: Links): boolean {
  for (const [path, it] of facts) if (links.facts(path) !== it) return false;
  return resolved.every(({ from, spec, target }) => isSameResolution(links.resolve(from, spec), target));
}

function collect(of: FileFacts, links: Links, catalogue: Catalogue): Kept {
  const resolved = new Map<string, Resolved>();
  const facts = new Map<string, FileFacts | undefined>();
  const asking = {
    facts: (path: string) => remembered(facts, path, () => links.facts(path)),
    resolve: (from: string, spec: string) =>
      remembered(resolved, `${from} ${spec}`, () => ({ from, spec, target: links.resolve(from, spec) })).target,
  };
  return { mentions: collectMentions(of, asking, catalogue), resolved: [...resolved.values()], facts };
}
