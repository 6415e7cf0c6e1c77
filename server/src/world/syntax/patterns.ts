/** Binding and assigning: a value taken apart by a pattern. */
import type { Pattern } from '../../facts/ir';
import { noteStateVariable } from '../calls/react-state';
import { asHeld } from '../choice/as-another';
import { seedParameter } from '../choice/preferences';
import { isMessage, oneOfBatch } from '../database/one-of-batch';
import type { Site } from '../machine/context';
import { copyState, type Frame, joinStates } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { apart } from '../machine/regions';
import { takeSettings } from '../natives/platform-settings';
import { readIndex } from '../objects/keyed-members';
import { elementsOf, readElement } from '../objects/list-elements';
import { defineProperty, readMember, writeIndex, writeMember } from '../objects/members';
import { restProperties } from '../objects/rest-properties';
import { writeGlobal } from '../outside/global-names';
import type { Value } from '../values/value';
import { evaluate } from './expressions';
import { writeVariable } from './variables';

export function assignPattern(m: Machine, f: Frame, pattern: Pattern, value: Value): void {
  if (!f.state) return;
  switch (pattern.k) {
    case 'pid':
      return writeVariable(m, f, pattern.b, named(m, f, pattern.b, value));
    case 'pglobal':
      takeSettings(m, f, pattern.name, value, pattern as unknown as Site);
      return writeGlobal(m, f, pattern.name, value);
    case 'pmem': {
      const target = evaluate(m, f, pattern.x.obj);
      if (!f.state) return;
      if (pattern.x.k === 'member') return writeMember(m, f, target, pattern.x.name, value, pattern.x);
      const key = evaluate(m, f, pattern.x.index);
      return writeIndex(m, f, target, key, value, pattern.x);
    }
    case 'pobj':
      return assignObject(m, f, pattern, value);
    case 'parr':
      return assignArray(m, f, pattern, value);
    case 'pdef':
      return assignPattern(m, f, pattern.target, withDefault(m, f, pattern, value));
  }
}

function assignObject(m: Machine, f: Frame, pattern: Extract<Pattern, { k: 'pobj' }>, value: Value): void {
  for (const prop of pattern.props) {
    const part =
      typeof prop.key === 'string'
        ? readMember(m, f, value, prop.key, prop.value)
        : readIndex(m, f, value, evaluate(m, f, prop.key), prop.value);
    assignPattern(m, f, prop.value, part === m.values.never ? m.values.undefined : part);
  }
  if (pattern.rest) assignPattern(m, f, pattern.rest, restProperties(m, f, pattern, value));
}

function assignArray(m: Machine, f: Frame, pattern: Extract<Pattern, { k: 'parr' }>, value: Value): void {
  pattern.elems.forEach((elem, i) => {
    if (elem) {
      const found = readElement(m, f, value, i, elem);
      const message = isMessage(value) ? oneOfBatch(m, f, found, elem) : undefined;
      assignPattern(m, f, elem, message ?? found);
    }
    if (i === 0 && elem?.k === 'pid') noteStateVariable(m, f, elem.b, value);
  });
  if (pattern.rest) assignPattern(m, f, pattern.rest, restOf(m, f, pattern, value));
}

/** The other elements of a list that is known; of any other, the whole stands for them. */
function restOf(m: Machine, f: Frame, pattern: Extract<Pattern, { k: 'parr' }>, value: Value): Value {
  const { elements, exact } = elementsOf(m, f, value, pattern);
  if (!exact || !m.refs.tellsApart(f.ctx, pattern, value.shape)) return value;
  const list = m.refs.object(f.ctx, pattern, `rest ${value.shape}`, 'array');
  list.heap.exact = true;
  for (const [i, it] of elements.slice(pattern.elems.length).entries())
    defineProperty(m, f, list.heap, String(i), it, true);
  return m.values.withReads(m.values.ref(list), value.reads);
}

/** `{ consent = true }`: the default stands in for undefined only. */
function withDefault(m: Machine, f: Frame, pattern: Extract<Pattern, { k: 'pdef' }>, value: Value): Value {
  const missing =
    value.unknown ||
    value.literals.includes(undefined) ||
    value.refs.some((it) => it.kind === 'foreign' && it.truth === 'open');
  if (!missing) return value;
  const before = copyState(f.state);
  const fallback = apart(f, () => evaluate(m, f, pattern.value));
  f.state = joinStates(m.values, f.state, before);
  const present = m.values.make(
    value.literals.filter((it) => it !== undefined),
    value.refs,
    value.unknown,
    value.reads,
  );
  return m.values.join(present, fallback);
}

/** A parameter that is called `hasConsent`, of a function whose callers we do not see. */
function named(m: Machine, f: Frame, b: number, value: Value): Value {
  const binding = f.unit.facts.bindings[b];
  if (!binding) return value;
  const held = asHeld(m, f, b, binding, value);
  return binding.kind === 'param' ? seedParameter(m, f, binding, held) : held;
}
