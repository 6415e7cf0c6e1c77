/**
 * `context.locals.canShare = …`: what the workspace puts, under a name that would tell a choice, on something that
 * code out of sight gave to it and gives to others. The name then says no more than what is put there: whoever reads
 * it from such a thing may find that, wherever the order of the two is not known.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import type { Assign, Expr, FileFacts } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';

/** What frameworks hand from function to function. A user's record is none: what is put there is stored. */
const GIVEN = /^(?:req|request|getRequest|res|response|getResponse|reply|ctx|context|getContext|c|event|evt|socket)$/i;
const HANDED = new RegExp(`${GIVEN.source}|^(?:locals|state|data)$`, 'i');

/** `at`: the member that is written. */
export function noteHandedName(m: Machine, f: Frame, ref: ForeignRef, name: string, value: Value, at: object): void {
  const holder = holderOf(ref);
  if (holder === undefined || ref.origin !== 'unknown' || !HANDED.test(holder || writtenName(f, at))) return;
  note(m, f, holder, name, value);
  // `request.privacy = { canShare }`
  noteHandedValue(m, f, name, value);
}

/** The names in it. */
export function noteHandedValue(m: Machine, f: Frame, holder: string, value: Value): void {
  for (const it of value.refs) {
    if (it.kind !== 'object') continue;
    for (const [name, cell] of allProperties(it.heap, f.ctx)) note(m, f, holder, name, readCell(cell, f.ctx));
  }
}

function note(m: Machine, f: Frame, holder: string, name: string, value: Value): void {
  if (m.catalogue.polarityOfName(name)) writeCell(m, cellIn(m, m.serving.handed, `${holder}.${name}`), value, f.ctx);
}

/** `never` where nothing was put there. */
export function handedUnder(m: Machine, f: Frame, ref: ForeignRef, name: string): Value {
  const holder = holderOf(ref);
  if (holder === undefined || !m.catalogue.polarityOfName(name)) return m.values.never;
  return readCell(cellIn(m, m.serving.handed, `${holder}.${name}`), f.ctx);
}

/** Its last name; empty where it is what a function is given. Undefined: it comes from a package or the platform. */
function holderOf({ access: { root, path } }: ForeignRef): string | undefined {
  if (root.kind !== 'global' || !/^\?/.test(path[0] ?? '')) return undefined;
  const name = path.length > 1 ? (path.at(-1) ?? '') : '';
  return GIVEN.test(name) ? '' : name;
}

/** What the code calls that of which it writes a member. */
function writtenName({ unit }: Frame, at: object): string {
  const target = at as Expr;
  return target.k === 'member' || target.k === 'index' ? nameOf(unit.facts, target.obj) : '';
}

function nameOf({ bindings }: FileFacts, holder: Expr): string {
  const named = holder.k === 'call' ? holder.callee : holder;
  if (named.k === 'ref') return bindings[named.b]?.name ?? '';
  return named.k === 'member' ? named.name : '';
}

/** The same by its looks: `request.privacy = { canShare: true }` writes `=privacy`. */
export function handedNames(facts: FileFacts, { polarityOfName }: Catalogue, { target, value }: Assign): string[] {
  if (target.k !== 'pmem' || target.x.k !== 'member' || !HANDED.test(nameOf(facts, target.x.obj))) return [];
  const inner = value.k === 'obj' ? value.props.flatMap((it) => (it.p === 'spread' ? [] : [it.key])) : [];
  const tells = [target.x.name, ...inner].some((it) => typeof it === 'string' && polarityOfName(it) !== undefined);
  return tells ? [`=${target.x.name}`] : [];
}
