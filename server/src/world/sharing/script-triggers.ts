/**
 * Nuxt Scripts: a script whose `trigger` is a consent is loaded once that is given, by what it was made with or by its
 * `accept`. Any other trigger says when, and not whether.
 *
 * Source: https://scripts.nuxt.com/docs/guides/consent
 */
import type { CallSpec } from '../calls/calls';
import { readOf, seedBoolean } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { unrefValue } from '../natives/vue';
import { recordBranch } from '../syntax/branches';
import type { ForeignRef, Ref } from '../values/ref';
import { truthOf, type Value } from '../values/value';

const TRIGGER = 'useScriptTriggerConsent';

/** `useScriptTriggerConsent({ consent })`: it only reads what it is given. */
export function triggerOf(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Value | undefined {
  if (ref.access.path.at(-1) !== TRIGGER || call.isNew) return undefined;
  const [options] = call.args;
  const isSeen =
    !options || (!options.unknown && options.refs.every((it) => it.kind === 'object' && it.heap.spread.size === 0));
  const given = isSeen ? written(m, f, options ?? m.values.undefined, 'consent') : m.values.unknown;
  const made = m.refs.after(ref, { how: 'call', args: [call.site.s] });
  writeCell(m, cellOf(m, made), given, f.ctx);
  return m.values.ref(made);
}

/** `trigger.accept()`, by whoever has not refused. */
export function noteAccepted(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec): void {
  if (access.path.at(-1) !== 'accept' || access.path.at(-2) !== TRIGGER) return;
  for (const it of call.self.refs) writeCell(m, cellOf(m, it), m.values.true, f.ctx);
}

/** False where the consent that it waits for is not given. */
export function isTriggered(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec): boolean {
  if (!/^useScript[A-Z]?/.test(access.path.at(-1) ?? '')) return true;
  for (const options of call.args) {
    for (const it of [written(m, f, options, 'scriptOptions'), options]) {
      const trigger = written(m, f, it, 'trigger');
      const isConsent = trigger.refs.length > 0 && !trigger.unknown && trigger.literals.length === 0;
      if (isConsent && trigger.refs.every(isConsentTrigger)) return isGiven(m, f, call, trigger);
    }
  }
  return true;
}

/** As it was written: what is handed over is not changed before it is taken. */
function written(m: Machine, f: Frame, { refs, unknown }: Value, name: string): Value {
  const [ref] = refs;
  const cell = !unknown && refs.length === 1 && ref?.kind === 'object' ? ref.heap.props.get(name) : undefined;
  return cell ? readCell(cell, f.ctx) : m.values.never;
}

function isConsentTrigger(ref: Ref): boolean {
  return ref.kind === 'foreign' && ref.access.path.at(-1) === TRIGGER && ref.access.steps.at(-1)?.how === 'call';
}

function isGiven(m: Machine, f: Frame, { site }: CallSpec, trigger: Value): boolean {
  const read = readOf(m, f, 'cmp', 'any', { name: TRIGGER, at: site });
  let answer = seedBoolean(m, 'in', read);
  for (const it of trigger.refs) {
    const said = unrefValue(m, f, readCell(cellOf(m, it), f.ctx));
    const isSaid = said.literals.filter((literal) => literal !== undefined);
    answer = m.values.join(answer, m.values.make(isSaid, said.refs, said.unknown, said.reads));
  }
  recordBranch(m, f, site, answer, { key: site, whenTrue: site, whenFalse: undefined });
  return truthOf(answer).canBeTrue;
}

function cellOf(m: Machine, ref: Ref) {
  return cellIn(m, m.provided, `trigger ${ref.id}`);
}
