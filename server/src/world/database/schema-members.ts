/**
 * Functions that a program puts on a schema of Mongoose, for its models and documents: `schema.statics.allows = …`,
 * `schema.method('allows', …)`, `new Schema({ … }, { statics: { … } })`. Who calls one by its name runs it.
 */
import { type CallSpec, callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { givenUnder } from '../values/certain-arguments';
import { foreignReceiver } from '../values/receiver';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';

const HOLDS = /^(?:statics|methods)$/;
const ADDS = /^(?:static|method)s?$/;

/** `schema.methods.allows = function () { … }` */
export function noteSchemaMember(m: Machine, f: Frame, ref: ForeignRef, name: string, value: Value): void {
  if (isOfMongoose(ref) && HOLDS.test(ref.access.path.at(-1) ?? '')) note(m, f, name, value);
  else if (isOfMongoose(ref) && HOLDS.test(name)) noteAll(m, f, value);
}

/** `schema.static('allows', fn)`, `new Schema({ … }, { methods: { … } })` */
function noteSchemaMembers(m: Machine, f: Frame, ref: ForeignRef, { args, isNew }: CallSpec): void {
  const last = ref.access.path.at(-1) ?? '';
  const [first, second] = args;
  if (!isOfMongoose(ref) || !first) return;
  if (isNew && last === 'Schema' && second)
    for (const it of ['statics', 'methods']) noteAll(m, f, givenUnder(m, f, second, it));
  if (isNew || !ADDS.test(last)) return;
  const name = textOf(first);
  if (name !== undefined && second) note(m, f, name, second);
  else noteAll(m, f, first);
}

function noteAll(m: Machine, f: Frame, { refs }: Value): void {
  for (const it of refs)
    if (it.kind === 'object')
      for (const [name, cell] of allProperties(it.heap, f.ctx)) note(m, f, name, readCell(cell, f.ctx));
}

function note(m: Machine, f: Frame, name: string, value: Value): void {
  if (value.refs.some((it) => it.kind === 'function'))
    writeCell(m, cellIn(m, m.serving.handed, keyOf(name)), value, f.ctx);
}

/** What the program's own function of this name answers, called on the model or the document. */
export function callSchemaMember(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Value | undefined {
  noteSchemaMembers(m, f, ref, call);
  const name = ref.access.path.at(-1) ?? '';
  if (call.isNew || !isOfMongoose(ref) || !m.serving.handed.has(keyOf(name))) return undefined;
  const callee = readCell(cellIn(m, m.serving.handed, keyOf(name)), f.ctx);
  if (callee === m.values.never) return undefined;
  return callValue(m, f, { ...call, callee, self: m.values.ref(foreignReceiver(m.refs, ref)) });
}

function isOfMongoose({ access: { root } }: ForeignRef): boolean {
  return root.kind === 'package' && root.spec === 'mongoose';
}

function keyOf(name: string): string {
  return `schema ${name}`;
}
