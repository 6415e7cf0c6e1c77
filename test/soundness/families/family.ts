/**
 * A family of constructs: near relatives that stand for each other in a generated program, by name. Which ones
 * a program has is noted, so that a test can tell that none is forgotten.
 */
import type { Draft } from '../draft';

export type Family<Write> = Readonly<Record<string, Write>>;

/** A family that the campaign is about is picked so much more often. */
const FOCUS = 12;

export function choose<Write>(draft: Draft, families: Readonly<Record<string, Family<Write>>>): Write {
  const { random, focus } = draft;
  const [family, members] = random.weigh(
    Object.entries(families).map((it) => [Object.keys(it[1]).length * (it[0] === focus ? FOCUS : 1), it] as const),
  );
  const [name, write] = random.pick(Object.entries(members));
  draft.constructs.add(`${family}: ${name}`);
  return write;
}
