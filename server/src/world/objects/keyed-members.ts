/** Properties named by a value: `choices[purpose]`, `words[stored]`. */
import { ANY_NAME } from '../../catalogue/catalogue';
import type { Expr } from '../../facts/ir';
import { exportedValue, exportNames } from '../calls/modules';
import { choiceMember } from '../choice/choices';
import { keptAnswer } from '../choice/kept-answers';
import { isClientsTable } from '../database/asked-tables';
import { isOfAnswer } from '../database/no-rows';
import { oneOfBatch } from '../database/one-of-batch';
import { rowByIndex } from '../database/rows-by-index';
import { isOthers } from '../database/rows-of-others';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { nameless } from '../outside/nameless';
import { evaluateBinary } from '../values/compare';
import type { ObjectRef, Ref } from '../values/ref';
import { textOf } from '../values/strings';
import { truthOf, type Value } from '../values/value';
import { inheritedMembers } from './inherited';
import { readMember, runGetter } from './members';
import { isPresent } from './presence';
import { allProperties, othersIn } from './properties';
import { answeredByTrap } from './proxied';
import { foundUnder } from './shared-state';
import { heldAnywhere } from './spread-records';

/** A property named by a value. */
export function readIndex(m: Machine, f: Frame, obj: Value, key: Value, at: object | undefined): Value {
  const answered = readByAnswer(m, f, obj, key, at) ?? rowByIndex(m, f, obj, at);
  if (answered) return answered;
  const [ref] = obj.refs;
  const isOne = ref?.kind === 'object' && obj.refs.length === 1 && !obj.unknown && ref.shape === 'object';
  if (!isOne) {
    const found = readUnder(m, f, obj, key, at);
    return isOthers(found) ? m.values.withReads(found, obj.reads) : (oneOfBatch(m, f, found, at) ?? found);
  }
  const asking = { ref, key, at: at as Site | undefined, asked: 'get' } as const;
  return keptAnswer(m, f, asking, () => readUnder(m, f, obj, key, at));
}

function readUnder(m: Machine, f: Frame, obj: Value, key: Value, at: object | undefined): Value {
  const names = key.literals.map(String);
  let result = m.values.never;
  for (const name of names)
    if (!name.includes('\u0000')) result = m.values.join(result, readMember(m, f, obj, name, at));
  const text = textOf(key);
  if (text?.includes('\u0000')) result = m.values.join(result, readMember(m, f, obj, text, at));
  // `texts[consent.marketing]`: an answer may be a word.
  const isMissing = result === m.values.never || result.literals.includes(undefined);
  const isAnswer = isMissing && key.reads.length > 0 && key.literals.some((it) => typeof it === 'boolean');
  const open = isAnswer || key.unknown || key.refs.length > 0 || key.literals.length === 0 || text?.includes('\u0000');
  if (!open) return m.values.withReads(result, key.reads);
  // `list[Symbol.iterator]`: what the language gives it.
  if (key.refs.some(isSymbol)) result = m.values.join(result, m.values.unknown);
  return m.values.withReads(m.values.join(result, foundUnder(m, key, readAny(m, f, obj, key, at))), key.reads);
}

function isSymbol(ref: Ref): boolean {
  return ref.kind === 'foreign' && ref.access.path[0] === 'Symbol';
}

/** Any property at all. */
function readAny(m: Machine, f: Frame, obj: Value, key: Value, at: object | undefined): Value {
  const read = at as Expr | undefined;
  const isThere = read?.k === 'index' && isPresent(f, read.obj, read.index);
  let result =
    obj.unknown || obj.literals.length > 0 ? m.values.unknown : isThere ? m.values.never : m.values.undefined;
  for (const ref of obj.refs) {
    const answered = ref.kind === 'object' ? answeredByTrap(m, f, ref, m.values.unknown) : undefined;
    if (answered) result = m.values.join(result, answered);
    else if (ref.kind === 'object' || ref.kind === 'function' || ref.kind === 'class') {
      for (const [slot, cell] of allProperties(ref.heap, f.ctx)) {
        if (isOfAnswer(ref.heap, slot)) continue;
        const held = slot.startsWith('get ') ? runGetter(m, f, ref, cell) : readCell(cell, f.ctx);
        result = m.values.join(result, held);
      }
      if (ref.kind === 'object') for (const it of inheritedMembers(m, f, ref)) result = m.values.join(result, it);
      for (const cell of [ref.heap.rest, ref.heap.openness])
        result = m.values.join(result, heldAnywhere(m, readCell(cell, f.ctx)));
    } else if (ref.kind === 'module') {
      for (const name of exportNames(m, ref.unit)) result = m.values.join(result, exportedValue(m, f, ref.unit, name));
    } else if (ref.kind === 'choice' && (ref.form === 'jar' || ref.form === 'rows' || ref.form === 'answers')) {
      result = m.values.join(result, choiceMember(m, f, ref, '[]', undefined));
    } else if (ref.kind === 'foreign' && m.catalogue.isVendors(ref.access)) {
      result = m.values.join(result, m.values.ref(m.refs.below(ref, ANY_NAME)));
    } else if (ref.kind === 'foreign' && isClientsTable(ref, key)) {
      result = m.values.join(result, nameless(m));
    } else result = m.values.join(result, m.values.unknown);
  }
  return result;
}

/** `({ granted: true, denied: false })[stored]`: only words that can be stored in this world. */
function readByAnswer(m: Machine, f: Frame, obj: Value, key: Value, at: object | undefined): Value | undefined {
  const isAnswer =
    !key.unknown && key.refs.length > 0 && key.refs.every((it) => it.kind === 'choice' && it.form === 'string');
  if (!isAnswer || obj.unknown || obj.literals.length > 0) return undefined;
  let result = m.values.never;
  for (const ref of obj.refs) {
    const words = ref.kind === 'object' ? wordsOf(m, f, ref) : undefined;
    if (!words) return undefined;
    const truths = words.map((it) => truthOf(evaluateBinary(m, '===', key, m.values.literal(it))));
    const self = m.values.ref(ref);
    for (const [i, word] of words.entries())
      if (truths[i]?.canBeTrue) result = m.values.join(result, readMember(m, f, self, word, at));
    if (truths.every((it) => it.canBeFalse)) result = m.values.join(result, m.values.undefined);
  }
  return m.values.withReads(result, key.reads);
}

/** All names under which it holds something. */
function wordsOf(m: Machine, f: Frame, { heap, shape, proto }: ObjectRef): readonly string[] | undefined {
  const others = othersIn(m, f, heap);
  if (shape !== 'object' || proto || others !== m.values.never) return undefined;
  return allProperties(heap, f.ctx).flatMap(([name]) => (/^[gs]et /.test(name) ? [] : [name]));
}
