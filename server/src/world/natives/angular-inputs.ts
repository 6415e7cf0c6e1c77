/**
 * Inputs of Angular's components: fields with `@Input()`, and signals that `input()` makes. A component that only
 * templates show has what they bind; made by others, it has anything.
 */
import { importOf } from '../../facts/import-of';
import type { ClassMember, Expr, FileFacts, FunctionFacts } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import { decoratorName } from '../calls/escape-providers';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, readCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { runSetters } from '../objects/setters';
import type { ClassRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { isPlaced } from './angular-selectors';
import { hold, holdState, ownFunction, setterOf, updaterOf, withMembers } from './held-state';

interface Input {
  readonly field: string;
  /** As templates name it. */
  readonly name: string;
  /** What is bound arrives as it is. */
  readonly plain: boolean;
  readonly isSetter?: boolean;
}

/** Does the field hold nothing but its own start value and what templates bind? */
export function isBoundOnly({ unit: { facts }, cls }: ClassRef, { key }: ClassMember): boolean {
  return isPlaced(facts, cls) && inputsOf(facts, cls).some((it) => it.field === key && it.plain);
}

/** `[name]="value"`. */
export function bindInput(m: Machine, f: Frame, cls: ClassRef, instance: ObjectRef, name: string, value: Value): void {
  const inputs = inputsOf(cls.unit.facts, cls.cls).filter((it) => it.name === name);
  if (inputs.length === 0) return defineProperty(m, f, instance.heap, name, value, false);
  for (const it of inputs) fill(m, f, instance, it, it.plain ? value : m.values.unknown);
}

/** Others than templates made it, or may name it otherwise. */
export function openInputs(m: Machine, f: Frame, cls: ClassRef, instance: Value): void {
  for (const it of instance.refs)
    if (it.kind === 'object')
      for (const input of inputsOf(cls.unit.facts, cls.cls))
        if (!input.isSetter || isPlaced(cls.unit.facts, cls.cls)) fill(m, f, it, input, m.values.unknown);
}

/** What templates bind to directives is not followed. */
export function openUnplaced(m: Machine, f: Frame, cls: ClassRef, instance: ObjectRef): void {
  // Setters of others are called as all that is handed over.
  if (!isPlaced(cls.unit.facts, cls.cls)) openInputs(m, f, cls, m.values.ref(instance));
}

function fill(m: Machine, f: Frame, instance: ObjectRef, { field, isSetter }: Input, value: Value): void {
  if (isSetter) {
    runSetters(m, f, instance, field, value);
    return;
  }
  const cell = instance.heap.props.get(field);
  const held = (cell ? readCell(cell, f.ctx) : m.values.never).refs.filter((it) => it.kind === 'native');
  const signals = held.filter((it) => it.name.startsWith('input '));
  for (const it of signals) {
    const holder = m.nativeMembers.get(it);
    if (holder) hold(m, f, holder, value);
  }
  if (signals.length === 0) defineProperty(m, f, instance.heap, field, value, false);
}

const inputs = new WeakMap<FileFacts, Map<number, readonly Input[]>>();

function inputsOf(facts: FileFacts, cls: number): readonly Input[] {
  const known = remembered(inputs, facts, () => new Map<number, readonly Input[]>());
  return remembered(known, cls, () => {
    const { members = [], decorators = [] } = facts.classes[cls] ?? {};
    return [...members.flatMap((it) => inputIn(facts, it) ?? []), ...decorators.flatMap((it) => inputsNamedIn(it))];
  });
}

function inputIn(facts: FileFacts, { key, m: kind, decorators, f }: ClassMember): Input | undefined {
  if (typeof key !== 'string' || (kind !== 'field' && kind !== 'setter')) return undefined;
  const decorator = decorators?.find((it) => decoratorName(facts, it) === 'Input');
  if (kind === 'setter' && !decorator) return undefined;
  const made = decorator ?? (f === undefined ? undefined : signalCall(facts, facts.functions[f]));
  if (!made) return undefined;
  const options = made.k === 'call' ? made.args.at(decorator ? 0 : -1) : undefined;
  const isSetter = kind === 'setter';
  return { field: key, name: key, plain: true, isSetter, ...(options && options.k !== 'spread' ? told(options) : {}) };
}

/** `@Component({ inputs: ['enabled', 'on: enabled'] })` */
function inputsNamedIn(decorator: Expr): Input[] {
  const [options] = decorator.k === 'call' ? decorator.args : [];
  const named = options?.k === 'obj' ? options.props.find((it) => it.p !== 'spread' && it.key === 'inputs') : undefined;
  const list = named?.value.k === 'arr' ? named.value.elems : [];
  return list.flatMap((it) => {
    if (it?.k !== 'lit' || typeof it.v !== 'string') return [];
    const [field = '', name = field] = it.v.split(':').map((part) => part.trim());
    return [{ field, name, plain: true }];
  });
}

/** `'alias'`, `{ alias: 'alias', required: true }`. */
function told(options: Expr): Partial<Input> {
  if (options.k === 'lit') return typeof options.v === 'string' ? { name: options.v } : {};
  if (options.k !== 'obj') return {};
  const named = (name: string) => options.props.find((it) => it.p !== 'spread' && it.key === name);
  const alias = named('alias')?.value;
  const plain = !named('transform') && options.props.every((it) => it.p !== 'spread');
  return alias?.k === 'lit' && typeof alias.v === 'string' ? { name: alias.v, plain } : { plain };
}

/** `input(false)`, `input.required<boolean>()`, `model(false)`. */
function signalCall(facts: FileFacts, initialiser: FunctionFacts | undefined): Expr | undefined {
  const [only] = initialiser?.body ?? [];
  const made = only?.k === 'return' ? only.x : undefined;
  if (made?.k !== 'call') return undefined;
  const callee = made.callee.k === 'member' ? made.callee.obj : made.callee;
  const item = callee.k === 'ref' ? importOf(facts, callee.b) : undefined;
  return item?.spec === '@angular/core' && /^(?:input|model)$/.test(item.imported) ? made : undefined;
}

function signalInput(isRequired: boolean): Native {
  return (m, f, call) => {
    const state = holdState(m, f, call, 'input', isRequired ? undefined : (call.args[0] ?? m.values.undefined));
    const { holder, read } = state;
    const reader = ownFunction(m, holder, 'input', (mm, ff) => read(mm, ff));
    const set = ownFunction(m, holder, 'signal set', setterOf(state), true);
    const update = ownFunction(m, holder, 'signal update', updaterOf(state), true);
    return withMembers(m, f, holder, reader, { set, update });
  };
}

export const ANGULAR_INPUTS: Readonly<Record<string, Native>> = {
  '@angular/core#input': signalInput(false),
  '@angular/core#input.required': signalInput(true),
  '@angular/core#model': signalInput(false),
  '@angular/core#model.required': signalInput(true),
};
