/** Whom a class inherits from. */
import type { ClassRef } from '../values/ref';

/**
 * The class and those that it inherits from, each once: where functions make classes of what they are given, one may have
 * many parents, and be among its own.
 */
export function lineOf(cls: ClassRef): readonly ClassRef[] {
  const seen = new Set([cls]);
  for (const { parent } of seen) for (const it of parent.refs) if (it.kind === 'class') seen.add(it);
  return [...seen];
}
