/**
 * What a consumer ticks in a form, by the name that it is kept under: `setMarketingConsent(event.target.checked)`,
 * `{ ...draft, analytics: checked }`. Who refused has not ticked it.
 *
 * Only where the checked state itself is kept under a name that says what true means. It is no act of consenting:
 * what is not tested lets everybody pass.
 */
import type { Expr } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { Ref } from '../values/ref';
import { onlyString, type Value } from '../values/value';
import { readOf, seedBoolean } from './preferences';

/** With two underscores: what `bind:checked` and `v-model` of a box give (`facts/languages`). */
const TICKED = /^(?:__|is)?checked$/i;

/** The value as it is kept under this name. */
export function keptAs(m: Machine, f: Frame, name: string | undefined, x: Expr, value: Value): Value {
  if (name === undefined || !(isTicked(f, x) || isStateOfBox(value)) || !isOpen(value)) return value;
  const polarity = m.catalogue.polarityOfName(name) ?? (m.catalogue.isChoice(name) ? 'in' : undefined);
  if (polarity !== 'in' && polarity !== 'out') return value;
  return seedBoolean(m, polarity, readOf(m, f, 'stored', m.catalogue.purposeOfName(name) ?? 'any', { name, at: x }));
}

/** `setMarketingConsent(event.target.checked)`: a setter is named for what it sets, or told: `setPurpose('marketing', checked)`. */
export function setBy(m: Machine, f: Frame, x: Extract<Expr, { k: 'call' }>, args: Value[]): Value[] {
  const [first, second] = x.args;
  if (!first || first.k === 'spread' || args.length === 0) return args;
  const { callee } = x;
  const called =
    callee.k === 'ref' ? f.unit.facts.bindings[callee.b]?.name : callee.k === 'member' ? callee.name : undefined;
  const name = SETS.exec(called ?? '')?.[1];
  if (name === undefined) return args;
  const [own = m.values.undefined, given, ...others] = args;
  const told = onlyString(own);
  if (told === undefined || !given || !second || second.k === 'spread')
    return [keptAs(m, f, name, first, own), ...args.slice(1)];
  return [own, keptAs(m, f, told, second, given), ...others];
}

const SETS = /^set([A-Z]\w*)$/;

/** `event.target.checked`, or a parameter that is called so. */
function isTicked({ unit }: Frame, x: Expr): boolean {
  if (x.k === 'chain') return isTicked({ unit } as Frame, x.x);
  if (x.k === 'member') return x.name === 'checked';
  if (x.k !== 'ref') return false;
  const binding = unit.facts.bindings[x.b];
  return binding?.kind === 'param' && !binding.assigned && TICKED.test(binding.name);
}

/** `toggle(event.target.checked)`: what was read there, wherever it was handed on to. */
function isStateOfBox({ refs, unknown, literals }: Value): boolean {
  const isRead = (it: Ref) => it.kind === 'foreign' && it.access.path.length > 1 && it.access.path.at(-1) === 'checked';
  return !unknown && literals.length === 0 && refs.length > 0 && refs.every(isRead);
}

/** Nothing is known of it: not what the workspace itself puts there. */
function isOpen({ literals, refs, unknown }: Value): boolean {
  return literals.length === 0 && (unknown || refs.length > 0) && refs.every((it) => it.kind === 'foreign');
}
