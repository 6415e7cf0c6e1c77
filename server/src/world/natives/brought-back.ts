/** State that a store keeps from one visit to the next: what comes back is what was set before, or what it starts with. */
import { ANSWER } from '../choice/act-names';
import { readOf } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import { type Machine, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { allProperties } from '../objects/properties';
import type { Value } from '../values/value';
import { answerTo } from '../worlds';

const MAX_DEPTH = 3;

/**
 * What was set before, wherever a choice of this consumer is not known: `under` names what holds it. `kept`: the key of a
 * choice, of which a `status` is the answer.
 */
export function broughtBack(
  m: Machine,
  f: Frame,
  call: NativeCall,
  state: Value,
  {
    under = '',
    depth = 0,
    kept,
  }: { readonly under?: string; readonly depth?: number; readonly kept?: string | undefined } = {},
): Value {
  let result = m.values.make(state.literals, [], state.unknown, state.reads);
  for (const ref of state.refs) {
    const isPlain = ref.kind === 'object' && ref.shape === 'object' && !ref.proto && depth < MAX_DEPTH;
    if (!isPlain) {
      result = m.values.join(result, m.values.ref(ref));
      continue;
    }
    const back = m.refs.object(f.ctx, call.site, `brought back ${ref.id}`, 'object');
    for (const [name, cell] of allProperties(ref.heap, f.ctx)) {
      const isCertain = ref.heap.certain.has(name);
      const value = readCell(cell, f.ctx);
      const isChoice = m.catalogue.polarityOfName(name) !== undefined || m.catalogue.isChoice(name);
      const isAnswer = kept !== undefined && ANSWER.test(name);
      const named = isChoice ? name : isAnswer ? kept : under;
      const inner = { under: named, depth: depth + 1, kept };
      const part =
        named === '' ? value : stored(m, f, call, broughtBack(m, f, call, value, inner), isAnswer ? kept : name);
      defineProperty(m, f, back.heap, name, part, isCertain);
    }
    writeCell(m, back.heap.rest, readCell(ref.heap.rest, f.ctx), f.ctx);
    result = m.values.join(result, m.values.ref(back));
  }
  return result;
}

function stored(m: Machine, f: Frame, { site }: NativeCall, value: Value, name: string): Value {
  if (value.refs.length > 0) return value;
  const read = readOf(m, f, 'stored', m.catalogue.purposeOfName(name) ?? 'any', { name, at: site });
  const answer = answerTo(m.world, read);
  const isOpen = answer === 'unknown' || answer === 'yes';
  return m.values.withReads(isOpen ? m.values.join(value, m.values.unknown) : value, [read]);
}
