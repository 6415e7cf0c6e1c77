/** Asking a list: `some`, `every`, `find`, `includes`. */
import { kindInHand } from '../database/own-key';
import { isOthers } from '../database/rows-of-others';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { evaluateBinary, fromTruth } from '../values/compare';
import { isPartial } from '../values/strings';
import { onlyLiteral, truthOf, type Value } from '../values/value';
import { callBack, each } from './each-element';

export function isBoolean(callback: Value | undefined): boolean {
  const ref = callback?.refs[0];
  return ref?.kind === 'foreign' && ref.access.path.length === 1 && ref.access.path[0] === 'Boolean';
}

export function quantifier(stopsOn: boolean): Native {
  return (m, f, call) => {
    const { elements, exact } = each(m, f, call);
    let canStop = false;
    let canEnd = true;
    let reads = m.values.unknown;
    elements.forEach((element, i) => {
      if (!f.state || !canEnd) return;
      const test = isBoolean(call.args[0]) ? element : callBack(m, f, call, element, i, exact);
      const { canBeTrue, canBeFalse } = truthOf(test);
      reads = m.values.withReads(reads, test.reads);
      if (stopsOn ? canBeTrue : canBeFalse) canStop = true;
      if (exact && !(stopsOn ? canBeFalse : canBeTrue)) canEnd = false;
    });
    if (!f.state) return m.values.never;
    const truth = stopsOn ? { canBeTrue: canStop, canBeFalse: canEnd } : { canBeTrue: canEnd, canBeFalse: canStop };
    return m.values.withReads(fromTruth(m, truth), reads.reads);
  };
}

export function find(m: Machine, f: Frame, call: NativeCall): Value {
  return findIn(m, f, call, each(m, f, call));
}

export function findLast(m: Machine, f: Frame, call: NativeCall): Value {
  const { elements, exact } = each(m, f, call);
  return findIn(m, f, call, { elements: [...elements].reverse(), exact });
}

function findIn(m: Machine, f: Frame, call: NativeCall, { elements, exact }: ReturnType<typeof each>): Value {
  let found = m.values.never;
  let certain = false;
  elements.forEach((element, i) => {
    if (!f.state || certain) return;
    const test = callBack(m, f, call, element, i, exact);
    const { canBeTrue, canBeFalse } = truthOf(test);
    if (canBeTrue) found = m.values.join(found, m.values.withReads(element, test.reads));
    if (exact && !canBeFalse) certain = true;
  });
  return certain ? found : m.values.join(found, m.values.undefined);
}

/** `['1', 'yes'].includes(stored)`: each text that the needle may be, against each of the list. */
export function includesAny(m: Machine, elements: readonly Value[], needle: Value): Value | undefined {
  if (needle.unknown || !elements.every((it) => onlyLiteral(it) && !isPartial(it.literals[0]))) return undefined;
  let result = m.values.never;
  const parts = [
    ...needle.literals.map((it) => m.values.make([it], [], false, needle.reads)),
    ...needle.refs.map((it) => m.values.ref(it)),
  ];
  for (const part of parts) {
    const truths = elements.map((it) => truthOf(evaluateBinary(m, '===', part, it)));
    const isSure = truths.some((it) => !it.canBeFalse);
    result = m.values.join(
      result,
      isSure ? m.values.true : truths.some((it) => it.canBeTrue) ? m.values.boolean : m.values.false,
    );
  }
  return m.values.withReads(result, needle.reads);
}

export function includes(m: Machine, f: Frame, call: NativeCall): Value {
  const { elements, exact } = elementsOf(m, f, call.self, call.site);
  const amongLiterals = exact ? includesAny(m, elements, call.args[0] ?? m.values.undefined) : undefined;
  if (amongLiterals) return amongLiterals;
  const needle = onlyLiteral(call.args[0] ?? m.values.undefined);
  if (holdsOwn(m, f, call)) return m.values.withReads(m.values.true, call.self.reads);
  const reads = call.args[0]?.reads ?? [];
  if (!needle || isPartial(needle.literal))
    return m.values.withReads(isAmongOthers(m, elements) ?? m.values.boolean, reads);
  const equal = elements.map((it) => {
    const only = onlyLiteral(it);
    if (only && !isPartial(only.literal)) return Object.is(only.literal, needle.literal);
    const { canBeTrue } = truthOf(evaluateBinary(m, '===', it, m.values.literal(needle.literal)));
    return canBeTrue || Number.isNaN(needle.literal) ? undefined : false;
  });
  if (exact && equal.includes(true)) return m.values.true;
  const told = equal.every((it) => it === false) ? m.values.false : m.values.boolean;
  return m.values.withReads(told, [...reads, ...elements.flatMap(choicesIn)]);
}

/** What is known of the consumer's choice in it. */
export function choicesIn({ refs, reads }: Value): Value['reads'] {
  const held = refs.flatMap((it) => (it.kind === 'choice' && it.read ? [it.read] : []));
  return held.length > 0 ? [...reads, ...held] : reads;
}

/** `refused.includes(user.id)`, where the one whose key it is is among them, at whatever place. */
function holdsOwn(m: Machine, f: Frame, { self, args: [needle = m.values.undefined] }: NativeCall): boolean {
  const kind = kindInHand(m, needle);
  if (self.unknown || self.literals.length > 0 || !kind) return false;
  // Whoever changes such a list wakes those who have read it.
  return self.refs.every(
    (it) => it.kind === 'object' && it.heap.hasOwnKey === kind && readCell(it.heap.rest, f.ctx) !== m.values.never,
  );
}

/** Is somebody, whom nobody wrote down, among those who agreed? */
export function isAmongOthers(m: Machine, elements: readonly Value[]): Value | undefined {
  return elements.length > 0 && elements.every(isOthers) ? m.values.false : undefined;
}

/** Each position at which it may be found, and -1 where it may not be. */
export function indexOf(m: Machine, f: Frame, call: NativeCall): Value {
  const { elements, exact } = elementsOf(m, f, call.self, call.site);
  const [needle = m.values.undefined, from] = call.args;
  if (exact && !from) return positions(m, elements, needle.reads, (it) => evaluateBinary(m, '===', it, needle));
  const found = includes(m, f, call);
  return m.values.withReads(truthOf(found).canBeTrue ? m.values.unknown : m.values.literal(-1), found.reads);
}

export function findIndex(m: Machine, f: Frame, call: NativeCall): Value {
  const { elements, exact } = each(m, f, call);
  const found = positions(m, elements, [], (it, i) => (f.state ? callBack(m, f, call, it, i, exact) : m.values.never));
  if (!f.state) return m.values.never;
  const isNone = found.literals.length === 1 && found.literals[0] === -1;
  return exact || isNone ? found : m.values.withReads(m.values.unknown, found.reads);
}

function positions(
  m: Machine,
  elements: readonly Value[],
  reads: Value['reads'],
  test: (element: Value, i: number) => Value,
): Value {
  let found = m.values.never;
  let told = m.values.withReads(m.values.unknown, reads);
  for (const [i, element] of elements.entries()) {
    const tested = test(element, i);
    const { canBeTrue, canBeFalse } = truthOf(tested);
    const here = canBeTrue ? m.values.literal(i) : m.values.never;
    found = m.values.join(found, here);
    told = m.values.withReads(told, tested.reads);
    if (!canBeFalse) return m.values.withReads(found, told.reads);
  }
  return m.values.withReads(m.values.join(found, m.values.literal(-1)), told.reads);
}
