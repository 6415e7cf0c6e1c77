/** Too many foreign values in one value are one, which takes in whatever comes later. */
import type { Access, Catalogue } from '../../catalogue/catalogue';
import type { ForeignRef, Ref } from './ref';
import type { Refs } from './refs';
import { originWithoutName } from './rows';

/** Beyond this many, values that have no name of their own are one. */
const MAX_UNNAMED_REFS = 16;

/** Of what the catalogue knows where it comes from. */
export type Meaning = (access: Access) => 'vendor' | 'platform' | undefined;

export function meaningIn({ isVendors, platformOf }: Catalogue): Meaning {
  return (access) => {
    if (isVendors(access)) return 'vendor';
    return platformOf(access) === undefined ? undefined : 'platform';
  };
}

/** An SDK keeps its name; so does what a consent platform answers, as long as not many of these meet. */
export function collapsing({
  foreign,
  nameless,
  meaning,
}: Pick<Refs, 'foreign' | 'nameless'> & { readonly meaning: Meaning }): Refs['collapse'] {
  let anything: ForeignRef | undefined;
  let answers: ForeignRef | undefined;
  return (refs) => {
    const isFull = refs.some((it) => it === anything || it === answers);
    if (!isFull && refs.length <= MAX_UNNAMED_REFS) return refs;
    const found = takenApart(refs);
    const unnamed = tooMany(refs, found.unnamed, anything);
    const answered = tooMany(refs, found.answered, answers);
    if (unnamed.length + answered.length === 0) return refs;
    const kept = new Set<Ref>(refs);
    for (const it of [...unnamed, ...answered]) kept.delete(it);
    if (unnamed.length > 0) kept.add((anything ??= named('??')));
    if (answered.length > 0) kept.add((answers ??= named('???')));
    // An operator's setting and a request's content stay what they are: no preference.
    for (const it of [...unnamed, ...answered]) {
      const origin = originWithoutName(it);
      if (origin !== 'unknown') kept.add(nameless(origin));
    }
    return [...kept].sort((a, b) => a.id - b.id);
  };

  function takenApart(refs: readonly Ref[]): Record<'unnamed' | 'answered', readonly ForeignRef[]> {
    const unnamed: ForeignRef[] = [];
    const answered: ForeignRef[] = [];
    for (const it of refs) {
      if (!isLong(it)) continue;
      const means = meaning(it.access);
      if (means === undefined) unnamed.push(it);
      if (means === 'platform') answered.push(it);
    }
    return { unnamed, answered };
  }

  /** `one`: what stands for too many of them already. */
  function tooMany(
    refs: readonly Ref[],
    found: readonly ForeignRef[],
    one: ForeignRef | undefined,
  ): readonly ForeignRef[] {
    return found.length > MAX_UNNAMED_REFS || (one && refs.includes(one)) ? found : [];
  }

  function named(name: string): ForeignRef {
    return foreign({ root: { kind: 'global' }, path: [name], steps: [] }, 'unknown');
  }
}

function isLong(ref: Ref): ref is ForeignRef {
  return ref.kind === 'foreign' && ref.access.path.length + ref.access.steps.length >= 2;
}
