/** What code calls that which it writes or calls in an act of consenting. */
import type { Expr, FileFacts } from '../../facts/ir';
import { lastName } from '../../facts/last-name';
import type { Site } from '../machine/context';

/** Names that say no more than that something was answered: what is put there tells. */
export const ANSWER =
  /^(?:raw|stored|saved|current|user)?(?:raw|choices?|decision|answer|status|state|value|selection|preferences?|stored|saved|level)$/i;

/** A ref is named by what holds it. */
export function assignedName(facts: FileFacts, { target }: Extract<Expr, { k: 'assign' }>): string | undefined {
  if (target.k === 'pid') return facts.bindings[target.b]?.name;
  if (target.k === 'pglobal') return target.name;
  if (target.k !== 'pmem' || target.x.k !== 'member') return undefined;
  const { name, obj } = target.x;
  if (name !== 'value' && name !== 'current') return name;
  return obj.k === 'ref' ? facts.bindings[obj.b]?.name : obj.k === 'member' ? obj.name : undefined;
}

/** `setConsent(…)` is named by itself. */
export function receiverName(facts: FileFacts, site: Site): string | undefined {
  if (site.k !== 'call') return undefined;
  const { callee } = site;
  const name = lastName(facts, callee.k === 'member' ? callee.obj : callee);
  return name.replace(/^set(?=[A-Z])|\$+$|Subject$|Signal$|Atom$/g, '') || undefined;
}
