/** `consentSchema.parse(JSON.parse(cookie))`: what a validator makes of a record of choices, as its schema says. */
import type { SchemaFacts } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import { promiseResolved } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { nameless } from '../outside/nameless';
import { isClaims } from '../serving/client-data';
import { raise } from '../syntax/jumps';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';
import { schemaIn } from './schema-shapes';

const PARSES = /^(?:parse|parseAsync|parseSync|validateSync|validate|cast|create)$/;
const ASKS = /^safeParse(?:Async)?$/;

/** Undefined where there is nothing of a choice in it: what else is validated is known by its names. */
export function validated(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Value | undefined {
  const { path, steps } = ref.access;
  const name = path.at(-1) ?? '';
  if (!PARSES.test(name) && !ASKS.test(name)) return undefined;
  const last = steps.at(-1);
  const own = last?.after === path.length - 1 ? last.schema : undefined;
  // `v.parse(Schema, x)`, `create(x, Schema)`
  const [first, second] = call.args;
  const shape = own ?? (first && schemaIn(first)) ?? (second && schemaIn(second));
  const given = own || (second && schemaIn(second)) ? first : second;
  if (!shape || !given) return undefined;
  const whole = { shape, value: given, call, slot: '$' };
  const value = isClaims(given) ? claimed(m, f, whole) : isOfChoice(given) ? shaped(m, f, whole) : undefined;
  if (!value) return undefined;
  const isLater = /Async$/.test(name) || name === 'validate';
  if (!ASKS.test(name) && !isLater) raise(m, f, m.values.unknown);
  const answer = ASKS.test(name) ? outcome(m, f, call, value) : value;
  return isLater ? promiseResolved(m, f, call.site, answer) : answer;
}

function isOfChoice({ refs, reads }: Value): boolean {
  return reads.length > 0 || refs.some((it) => it.kind === 'choice');
}

/** `{ success, data }`; `output` is valibot's. */
function outcome(m: Machine, f: Frame, { site }: CallSpec, value: Value): Value {
  const ref = m.refs.object(f.ctx, site, 'validated', 'object');
  const orNothing = m.values.join(value, m.values.undefined);
  const members = { success: m.values.boolean, data: orNothing, output: orNothing };
  for (const [name, held] of Object.entries(members)) defineProperty(m, f, ref.heap, name, held, true);
  for (const name of ['error', 'issues']) defineProperty(m, f, ref.heap, name, m.values.unknown, true);
  return m.values.ref(ref);
}

interface Part {
  readonly shape: SchemaFacts;
  readonly value: Value;
  readonly call: CallSpec;
  readonly slot: string;
}

function shaped(m: Machine, f: Frame, { shape, value, call, slot }: Part): Value {
  const isMissing = value.unknown || value.literals.includes(undefined);
  if (shape.changes || (shape.fills && isMissing)) return m.values.withReads(m.values.unknown, value.reads);
  if (!shape.keys) return value;
  const nothing = value.literals.filter((it) => it === null || it === undefined);
  const ref = m.refs.object(f.ctx, call.site, `validated ${slot}`, 'object');
  for (const [name, inner] of Object.entries(shape.keys)) {
    const held = readMember(m, f, value, name, call.site);
    const part = { shape: inner, value: held, call, slot: `${slot}.${name}` };
    defineProperty(m, f, ref.heap, name, shaped(m, f, part), true);
  }
  return m.values.make(nothing, [ref], false, value.reads);
}

/** Of what a client sends: what it leaves out is filled in. Undefined: it is a claim as before. */
function claimed(m: Machine, f: Frame, { shape, value, call, slot }: Part): Value | undefined {
  if (shape.fills) return m.values.withReads(nameless(m), value.reads);
  const { keys = {}, element } = shape;
  const inner = element && claimed(m, f, { shape: element, value, call, slot: `${slot}[]` });
  if (inner) {
    const list = m.refs.object(f.ctx, call.site, `validated ${slot}`, 'array');
    writeCell(m, list.heap.rest, inner, f.ctx);
    return m.values.make([], [list], false, value.reads);
  }
  const parts = Object.entries(keys).flatMap(([name, it]): (readonly [string, Value])[] => {
    const part = claimed(m, f, { shape: it, value, call, slot: `${slot}.${name}` });
    return part ? [[name, part]] : [];
  });
  if (parts.length === 0) return undefined;
  // All else is what it was.
  const ref = m.refs.object(f.ctx, call.site, `validated ${slot}`, 'object', value);
  for (const [name, part] of parts) defineProperty(m, f, ref.heap, name, part, true);
  return m.values.make([], [ref], false, value.reads);
}
