/**
 * Exported classes of which nothing in sight is called: then whoever imports them calls it. What the own file
 * does with a class may be dead, or drop the instance that it makes: known when a program has come to rest.
 */
import type { Machine } from '../machine/machine';
import { isShown, mayBeShownUnseen } from '../natives/angular-templates';
import type { ClassRef } from '../values/ref';

/** How far up a class without code of its own is looked for code that runs. */
const MAX_DEPTH = 20;

export function isIdle(m: Machine, classes: readonly ClassRef[]): boolean {
  const used = new Set<ClassRef>();
  const made = new Set<ClassRef>();
  for (const { callee } of m.contexts.values())
    if (callee?.home) (isSetUp(callee.home, callee.fn) ? made : used).add(callee.home);
  return classes.every((it) => !isUsed(it, 0));

  function isUsed(cls: ClassRef, depth: number): boolean {
    if (mayBeShownUnseen(m, cls)) return false;
    if (used.has(cls) || isShown(m, cls)) return true;
    if (hasCode(cls) || depth > MAX_DEPTH) return false;
    const parents = cls.parent.refs.flatMap((it) => (it.kind === 'class' ? it : []));
    return parents.length > 0 ? parents.some((it) => isUsed(it, depth + 1)) : made.has(cls);
  }
}

/** What a use of it would call, beside what makes an instance. */
function hasCode(cls: ClassRef): boolean {
  const { classes, functions } = cls.unit.facts;
  const members = classes[cls.cls]?.members ?? [];
  return functions.some((it, fn) => !isSetUp(cls, fn) && members.some(({ s, e }) => s <= it.s && it.e <= e));
}

/** A constructor, a field's initialiser, a static block. */
function isSetUp(cls: ClassRef, fn: number): boolean {
  const members = cls.unit.facts.classes[cls.cls]?.members ?? [];
  return members.some((it) => it.f === fn && it.m !== 'method' && it.m !== 'getter' && it.m !== 'setter');
}
