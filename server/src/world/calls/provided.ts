/**
 * Containers of services: what `{ provide: Consent, useClass: AllowAll }` puts in a class's or a token's place.
 *
 * Which container asks which provider is not followed: whoever declares the class may be given each of
 * them, or an instance of the class itself.
 */
import type { Expr } from '../../facts/ir';
import type { Cell } from '../machine/cell';
import type { Site } from '../machine/context';
import { copyState, type Frame } from '../machine/frame';
import { cellIn, type Machine, modeOf, readCell, writeCell } from '../machine/machine';
import { evaluate } from '../syntax/expressions';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { callValue } from './calls';
import { escape, instanceOf, unknownArguments } from './escape';
import { injectedValue } from './typed';

/** Whatever is provided. */
const ANY = '*';
const WAYS = ['useClass', 'useExisting', 'useValue', 'useFactory'];

/** An object was written that may be a provider. */
export function noteProvider(m: Machine, f: Frame, ref: ObjectRef): void {
  const token = ref.heap.props.get('provide');
  if (!token) return;
  for (const way of WAYS) {
    const cell = ref.heap.props.get(way);
    if (!cell) continue;
    const given = readCell(cell, f.ctx);
    const value = way === 'useFactory' ? madeBy(m, f, given, ref) : given;
    const isClass = way === 'useClass' || way === 'useExisting';
    for (const key of keysOf(readCell(token, f.ctx))) {
      const instances = isClass ? instancesOf(m, f, value) : value;
      for (const it of [key, ANY]) writeCell(m, providedCell(m, it), instances, f.ctx);
    }
  }
}

/** What is given where the token is asked for; NEVER where nothing is provided in its place. */
export function providedFor(m: Machine, f: Frame, token: Value): Value {
  let result = m.values.never;
  for (const key of keysOf(token)) result = m.values.join(result, readCell(providedCell(m, key), f.ctx));
  return result;
}

/** It made an instance, of which fields may be filled by a container. */
export function noteAsker(m: Machine, f: Frame): void {
  readCell(providedCell(m, ANY), f.ctx);
}

/** `@Inject(TOKEN)`: what is asked for by a token rather than by its type. */
export function askedFor(m: Machine, f: Frame, decorators: readonly Expr[] | undefined): Value {
  let result = m.values.never;
  for (const it of decorators ?? []) {
    const [token] = it.k === 'call' ? it.args : [];
    if (it.k !== 'call' || !token || token.k === 'spread' || it.callee.k !== 'ref') continue;
    if (f.unit.facts.bindings[it.callee.b]?.name !== 'Inject') continue;
    result = m.values.join(result, providedFor(m, f, evaluate(m, f, token)));
  }
  return result;
}

function providedCell(m: Machine, key: string): Cell {
  return cellIn(m, m.provided, key);
}

function keysOf(token: Value): string[] {
  return [
    ...token.literals.filter((it) => typeof it === 'string').map((it) => `text ${it}`),
    ...token.refs.map((it) => `ref ${it.id}`),
  ];
}

function instancesOf(m: Machine, f: Frame, value: Value): Value {
  let result = m.values.never;
  for (const ref of value.refs) {
    result = m.values.join(result, ref.kind === 'class' ? instanceOf(m, f, ref) : m.values.unknown);
  }
  return result;
}

/** The container calls it when someone asks. */
function madeBy(m: Machine, f: Frame, callee: Value, ref: ObjectRef): Value {
  const frame: Frame = { ...f, state: copyState(f.state), handler: { state: null, value: m.values.never } };
  const mode = modeOf(m, f.ctx.mode.side, true, f.ctx.mode);
  const site = ref as never;
  const args = dependenciesOf(m, frame, ref);
  return callValue(m, frame, { callee, self: m.values.undefined, args, site, mode });
}

/** What a factory makes may be called by the framework that asked for it. */
export function escapeFactory(m: Machine, f: Frame, ref: ObjectRef, site: Site): void {
  const cell = ref.heap.props.get('useFactory');
  if (cell) escape(m, f, madeBy(m, f, readCell(cell, f.ctx), ref), site);
}

/** `deps: [Consent]` of Angular, `inject: [Consent]` of Nest. */
function dependenciesOf(m: Machine, f: Frame, { heap }: ObjectRef): Value[] {
  const cell = heap.props.get('deps') ?? heap.props.get('inject');
  const lists = cell ? readCell(cell, f.ctx) : m.values.never;
  const [list] = lists.refs;
  if (lists.refs.length !== 1 || list?.kind !== 'object' || list.shape !== 'array') return unknownArguments(m);
  return unknownArguments(m).map((unknown, i) => {
    const part = list.heap.props.get(String(i));
    const token = part && readCell(part, f.ctx);
    const isClass = token !== undefined && !token.unknown && token.refs.every((it) => it.kind === 'class');
    return isClass && token.refs.length > 0 ? injectedValue(m, f, token) : unknown;
  });
}
