/**
 * `user.optedOut = true`, then `await user.save()`: what is put on a row in hand, and stored by a call of its own, of its
 * repository (`users.save(user)`) or of what keeps all rows in hand (`em.flush()`).
 *
 * Both stand in one function; it is noted where anyone may run.
 */
import type { Call, Expr, FileFacts } from '../../facts/ir';
import { lastName } from '../../facts/last-name';
import { remembered } from '../../std/remembered';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { onlyLiteral, type Value } from '../values/value';
import { toWrite } from './row-writes';
import { modelWritten } from './written-models';
import type { Column } from './written-rows';

/** One property that was put on a row. */
export interface SetField {
  /** Which variable holds the row, and how it is reached from there. */
  readonly row: string;
  readonly column: Column;
  readonly of: Value;
}

const SAVES = /^(?:save|saveOne|saveAndFlush|persist|persistAndFlush|store|put)$/;
const FLUSHES = /^(?:flush|commit|saveChanges)$/;
const KEEPERS = /^(?:em|entityManager|manager|orm|session|unitOfWork|uow|db)$/;

/** `target`: the property that is written. */
export function noteFieldSet(m: Machine, f: Frame, target: Expr, name: string, of: Value, value: Value): void {
  if (m.prior || !f.state || !isRow(of) || (target.k !== 'member' && target.k !== 'index')) return;
  const row = pathOf(target.obj);
  if (row === undefined) return;
  const column = { name, literal: onlyLiteral(value), among: value.literals };
  remembered(m.setFields, f.ctx, () => new Map<string, SetField>()).set(`${target.s}:${name}`, { row, column, of });
}

/** `Object.assign(user, { optedOut: true })` */
export function noteFieldsSet(m: Machine, f: Frame, target: Expr | undefined, of: Value, source: Value): void {
  if (m.prior || !target) return;
  for (const ref of source.refs) {
    if (ref.kind !== 'object') continue;
    for (const [name, { value }] of allProperties(ref.heap, f.ctx))
      noteFieldSet(m, f, { k: 'member', obj: target, name, n: target.s, s: target.s, e: target.e }, name, of, value);
  }
}

export function noteSaved(m: Machine, f: Frame, x: Call): void {
  const own = m.setFields.get(f.ctx);
  if (!own || m.prior || !f.state || x.callee.k !== 'member') return;
  const { name, obj } = x.callee;
  const isAll = FLUSHES.test(name) && KEEPERS.test(lastName(f.unit.facts, obj));
  if (!isAll && !SAVES.test(name)) return;
  const rows = [obj, ...x.args.map((it) => (it.k === 'spread' ? it.x : it))].map(pathOf);
  const set = [...own.values()].filter((it) => isAll || rows.some((row) => row !== undefined && isIn(it.row, row)));
  const [first] = set;
  if (!first) return;
  const model = modelOf(m, f.unit.facts, x, first);
  const write = toWrite(m.catalogue, {
    model,
    polarity: m.catalogue.polarityOfModel(model),
    action: 'update',
    rows: [{ columns: set.map((it) => ({ ...it.column, name: columnOf(it, rows) })), open: false }],
  });
  if (write.polarity)
    m.deeds.set(`${f.ctx.id}:${x.s}:${x.e}:row`, { ctx: f.ctx, site: x, what: { ...write, saves: true } });
}

/** `user.consent.analytics = false`: the column is what stands below the row. */
function columnOf({ row, column }: SetField, rows: readonly (string | undefined)[]): string {
  const saved = rows.find((it) => it !== undefined && isIn(row, it)) ?? row;
  return [...row.slice(saved.length).split('.'), column.name].filter((it) => it !== '').join('.');
}

function isIn(row: string, saved: string): boolean {
  return row === saved || row.startsWith(`${saved}.`);
}

/** It comes from code that we cannot see, or its class does. */
function isRow({ refs, unknown }: Value): boolean {
  return (
    unknown || refs.some((it) => it.kind === 'foreign' || it.kind === 'choice' || (it.kind === 'object' && it.proto))
  );
}

function modelOf({ catalogue }: Machine, facts: FileFacts, x: Call, { of, row }: SetField): string {
  const made = madeFrom(x, row);
  for (const ref of of.refs)
    if (ref.kind === 'foreign') {
      const { root, path, steps } = ref.access;
      const model = modelWritten(catalogue, facts, { root, path: [...path, 'save'], steps }, made);
      if (model !== '') return model;
    }
  const read = of.reads.find((it) => it.source === 'stored');
  return read?.table ?? read?.name ?? nameOf(facts, row);
}

/** As if the row itself were told to save: what it was found by names its table. */
function madeFrom(x: Call, row: string): Call {
  const b = /^b(\d+)/.exec(row)?.[1];
  if (b === undefined) return x;
  const { s, e } = x;
  const obj: Expr = { k: 'ref', b: Number(b), s, e };
  return { ...x, args: [], callee: { k: 'member', obj, name: 'save', n: s, s, e } };
}

function nameOf(facts: FileFacts, row: string): string {
  const [first = '', ...others] = row.split('.');
  return others.at(-1) ?? facts.bindings[Number(first.slice(1))]?.name ?? '';
}

/** `b12.user`, `this.user`; undefined where that is no plain path. */
function pathOf(x: Expr): string | undefined {
  if (x.k === 'ref') return `b${x.b}`;
  if (x.k === 'this') return 'this';
  if (x.k === 'chain') return pathOf(x.x);
  if (x.k !== 'member') return undefined;
  const obj = pathOf(x.obj);
  return obj === undefined ? undefined : `${obj}.${x.name}`;
}
