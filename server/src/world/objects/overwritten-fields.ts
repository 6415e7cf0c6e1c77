/** `class Own extends Base { override ads = … }`: what the base puts there is gone before anyone can look at it. */
import type { ClassFacts, FileFacts } from '../../facts/ir';
import { walkFacts } from '../../links/walk-facts';
import { remembered } from '../../std/remembered';
import type { ClassRef, ObjectRef } from '../values/ref';

/** A field of this class, of an instance of one that is made from it. */
export function isOverwritten(cls: ClassRef, { proto }: ObjectRef, key: string): boolean {
  const [made] = proto?.refs ?? [];
  if (proto?.refs.length !== 1 || proto.unknown || made?.kind !== 'class') return false;
  let isDeclaredAgain = false;
  for (let it = made; it !== cls; ) {
    const facts = factsOf(it);
    const [parent] = it.parent.refs;
    if (!facts || it.parent.refs.length !== 1 || it.parent.unknown || parent?.kind !== 'class') return false;
    const isHere = declaresField(facts, key);
    // The constructor of the one that declares it runs once its fields are there.
    if (looksInFields(it, facts) || (!isHere && hasConstructor(facts))) return false;
    isDeclaredAgain ||= isHere;
    it = parent;
  }
  const own = factsOf(cls);
  return isDeclaredAgain && own !== undefined && !hasConstructor(own) && !looksInFields(cls, own);
}

function factsOf({ unit, cls }: ClassRef): ClassFacts | undefined {
  return unit.facts.classes[cls];
}

function declaresField({ members }: ClassFacts, key: string): boolean {
  return members.some((it) => it.m === 'field' && !it.static && it.key === key && (it.f !== undefined || !it.type));
}

function hasConstructor({ members }: ClassFacts): boolean {
  return members.some((it) => it.m === 'constructor');
}

/** What a field starts with is made of the instance, or by a function that is called at once and may see it. */
function looksInFields({ unit }: ClassRef, { members }: ClassFacts): boolean {
  const lookers = lookersIn(unit.facts);
  return members.some((it) => it.m === 'field' && !it.static && it.f !== undefined && lookers.has(it.f));
}

const known = new WeakMap<FileFacts, ReadonlySet<number>>();

function lookersIn(facts: FileFacts): ReadonlySet<number> {
  return remembered(known, facts, () => {
    const found = new Set<number>();
    walkFacts(facts, (node, [root]) => {
      const callee = node.k === 'call' ? (node.callee as { k: string }) : undefined;
      if (node.k === 'this' || node.k === 'super' || callee?.k === 'fn')
        found.add(facts.functions.indexOf(root as never));
    });
    return found;
  });
}
