/**
 * Which columns of its rows a call of a query asks for, and which it has just written: a column that was left out, that
 * the query makes up, or that the program sets in the same call does not say what the consumer chose.
 */
import type { RowFacts } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import type { Cell } from '../machine/cell';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { givenUnder, wasOpen } from '../values/certain-arguments';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import { onlyLiteral, type Value } from '../values/value';
import { madeColumns } from './made-columns';

type Columns = Pick<RowFacts, 'only' | 'not' | 'written'>;

const FINDS = /^(?:find\w*|first|all|get\w*|update\w*|upsert|create|query|scan|aggregate\w*)$/;
const LISTS = /^(?:select|project|projection|returning|column|columns|pluck|first|attributes|only|pick)$/;
const OPTIONS = ['select', 'projection', 'columns', 'attributes', 'fields'];
const UPDATES =
  /^(?:update|upsert|updateOne|findOneAnd(?:Update|Replace)|findByIdAnd(?:Update|Replace)|set|patch|merge|doUpdateSet|replaceOne)$/;
/** Their first argument says which rows. */
const FILTER_FIRST = /^(?:findOneAnd|findByIdAnd|updateOne|replaceOne)/;
const CREATES = /^(?:create|insert|insertOne|values|build|save)$/;

export function columnFacts(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, name: string): Columns | undefined {
  if (name === 'groupBy') return { written: true };
  const asked = name === 'aggregate' ? ofStages(m, f, call.args[0]) : askedIn(m, f, call, name);
  const written = call.isNew || CREATES.test(name) ? madeIn(m, f, ref, call, name) : writtenIn(m, f, call, name);
  if (!asked) return written;
  return written ? { ...asked, ...written, not: [...(asked.not ?? []), ...(written.not ?? [])] } : asked;
}

function askedIn(m: Machine, f: Frame, { args, isNew }: CallSpec, name: string): Columns | undefined {
  if (isNew) return undefined;
  if (LISTS.test(name)) return args.length === 0 ? undefined : joined(args.map((it) => listed(m, f, it)));
  if (!FINDS.test(name)) return undefined;
  // Mongoose: `findById(id, 'email')`.
  const [, second] = args;
  if (second && /^find/.test(name) && textOf(second) !== undefined) return listed(m, f, second);
  const found = args.slice(0, 3).flatMap((it, i) => optionsIn(m, f, it) ?? (i === 1 ? projection(m, f, it) : []));
  return found.length > 0 ? joined(found) : undefined;
}

/** `{ select: { … } }`, `{ omit: { … } }`. */
function optionsIn(m: Machine, f: Frame, options: Value): readonly Columns[] | undefined {
  const found = OPTIONS.filter((it) => has(options, it)).map((it) => listed(m, f, givenUnder(m, f, options, it)));
  if (has(options, 'omit')) found.push({ not: namesIn(m, f, givenUnder(m, f, options, 'omit')) });
  return found.length > 0 ? found.filter((it) => it !== undefined) : undefined;
}

/** Mongoose: `findById(id, { email: 1 })`. */
function projection(m: Machine, f: Frame, value: Value): readonly Columns[] {
  const flags = [...allNames(m, f, value).values()];
  const found = flags.length > 0 && flags.every(isFlag) ? listed(m, f, value) : undefined;
  return found ? [found] : [];
}

function isFlag(value: Value): boolean {
  const only = onlyLiteral(value);
  return only !== undefined && (only.literal === 0 || only.literal === 1 || typeof only.literal === 'boolean');
}

/** Undefined: any column may be there, as it is stored. */
function listed(m: Machine, f: Frame, value: Value): Columns | undefined {
  const text = textOf(value);
  if (text !== undefined) return ofWords(m, text);
  const made = madeColumns(value);
  if (made) return { not: made };
  const ref = value.refs[0];
  if (value.refs.length !== 1 || value.unknown || ref?.kind !== 'object') return undefined;
  if (ref.shape === 'array') {
    const each = [...allNames(m, f, value).values()].map((it) => listed(m, f, it) ?? aliased(m, f, it));
    const isOpen = readCell(ref.heap.rest, f.ctx) !== m.values.never || wasOpen(ref);
    return joined(isOpen ? [...each, undefined] : each);
  }
  return ofObject(m, f, value);
}

/** `'email -optedOut'`, `'id, email'`, `'marketing as opted_out'`, `'opted_out:marketing'`. */
function ofWords(m: Machine, text: string): Columns | undefined {
  const only: string[] = [];
  const not: string[] = [];
  const flat = text.replaceAll(/\([^()]*\)/g, '').replaceAll(/\([^()]*\)|!\w+/g, '');
  for (const it of flat.trim().split(/\s*,\s*|\s+(?!as\b)(?<!\bas\s+)/i)) {
    const word = it.trim();
    if (word === '' || /^\w+\.\*$|^\*$/.test(word))
      return only.length + not.length > 0 && word === '' ? { only, not } : undefined;
    const [, column = '', alias] = /^(.*?)\s+as\s+["'`]?(\w+)["'`]?$/i.exec(word) ?? [];
    const [name, of = ''] = alias === undefined && word.includes(':') ? word.split(':') : [alias, column];
    if (name !== undefined) (isRenamed(m, of, name) ? only : not).push(name);
    else if (word.startsWith('-')) not.push(word.slice(1));
    else only.push((word.replace(/^\+/, '').split('.').at(-1) ?? '').replaceAll(/["'`]/g, ''));
  }
  return only.length > 0 || text.includes(':') ? { only, not } : { not };
}

/** `'opted_out as optedOut'` */
function isRenamed(m: Machine, column: string, name: string): boolean {
  const stored = /^["'`]?(?:\w+\.)*(\w+)["'`]?$/.exec(column)?.[1];
  return stored !== undefined && m.catalogue.polarityOfName(stored) === m.catalogue.polarityOfName(name);
}

/** Sequelize: `[[fn('…'), 'optedOut']]`. */
function aliased(m: Machine, f: Frame, value: Value): Columns | undefined {
  const [, alias] = [...allNames(m, f, value).values()];
  const name = alias && textOf(alias);
  return name === undefined ? undefined : { not: [name] };
}

/** `{ email: 1 }`, `{ optedOut: 0 }`, `{ optedOut: users.optedOut }`, `{ optedOut: { $not: '$optedOut' } }`. */
function ofObject(m: Machine, f: Frame, value: Value): Columns {
  const only: string[] = [];
  const not: string[] = [];
  for (const [name, held] of allNames(m, f, value)) {
    const how = howHeld(m, f, name, held);
    if (how === 'left out' || how === 'made') not.push(name);
    if (how === 'there') only.push(name);
    if (how === 'excludes') not.push(...namesIn(m, f, held));
  }
  const isOpen = value.refs.some((it) => it.kind === 'object' && (wasOpen(it) || isMore(m, f, it.heap.rest)));
  const isInclusion = !isOpen && only.some((it) => it !== '_id');
  return isInclusion ? { only, not } : { not };
}

function isMore(m: Machine, f: Frame, rest: Cell): boolean {
  return readCell(rest, f.ctx) !== m.values.never;
}

function howHeld(m: Machine, f: Frame, name: string, held: Value): 'there' | 'left out' | 'made' | 'excludes' | 'open' {
  const only = onlyLiteral(held);
  if (only) {
    if (only.literal === true || only.literal === 1) return 'there';
    if (only.literal === false || only.literal === 0) return 'left out';
    return only.literal === `$${name}` ? 'there' : 'made';
  }
  const ref = held.refs[0];
  if (held.refs.length !== 1 || held.unknown || !ref) return 'open';
  if (name === 'exclude') return 'excludes';
  if (ref.kind === 'foreign') return isSame(m, name, ref) ? 'there' : 'made';
  if (ref.kind !== 'object') return 'made';
  // `{ profile: { select: { … } } }`; `{ $not: … }` is made.
  return [...allNames(m, f, held).keys()].some((it) => it.startsWith('$')) ? 'made' : 'there';
}

/** A column of the schema that says the same. */
function isSame(m: Machine, name: string, { access }: ForeignRef): boolean {
  const last = access.path.at(-1) ?? '';
  const isColumn = !access.steps.some(({ after }) => after === access.path.length);
  return isColumn && (last === name || m.catalogue.polarityOfName(last) === m.catalogue.polarityOfName(name));
}

/** Stages of an aggregation, the last word first. */
function ofStages(m: Machine, f: Frame, stages: Value | undefined): Columns | undefined {
  const list = stages?.refs[0];
  // Prisma: `aggregate({ _max: { … } })`.
  if (list?.kind === 'object' && list.shape === 'object') return { written: true };
  if (!stages || list?.kind !== 'object' || stages.unknown) return undefined;
  const found = [...allNames(m, f, stages).values()].flatMap((stage) =>
    [...allNames(m, f, stage)].map(([name, given]) => ofStage(m, f, name, given)),
  );
  return found.length > 0 ? joined(found) : undefined;
}

function ofStage(m: Machine, f: Frame, name: string, given: Value): Columns | undefined {
  switch (name) {
    case '$project':
      return ofObject(m, f, given);
    case '$addFields':
    case '$set':
      return { not: namesIn(m, f, given) };
    case '$group':
      return { only: [], not: namesIn(m, f, given) };
    case '$unset':
      return { not: [...namesIn(m, f, given), textOf(given) ?? ''] };
    case '$replaceRoot':
    case '$replaceWith':
    case '$count':
    case '$facet':
      return { written: true };
    default:
      return {};
  }
}

/** What an update sets: only a refusal that is written down may be believed afterwards. */
function writtenIn(m: Machine, f: Frame, { args }: CallSpec, name: string): Columns | undefined {
  if (!UPDATES.test(name) || args.length === 0) return undefined;
  if (name === 'set' && textOf(args[0] as Value) !== undefined) return undefined;
  const [first] = FILTER_FIRST.test(name) ? args.slice(1) : args;
  // Drizzle: `db.update(users).set(…)`.
  if (!first || first.refs.some((it) => it.kind === 'foreign' && it.origin === 'package')) return undefined;
  const key = ['data', 'update', 'set', '$set'].find((it) => has(first, it));
  return setBy(m, f, key === undefined ? first : givenUnder(m, f, first, key));
}

/** A row that is made here says what it is made with. */
function madeIn(
  m: Machine,
  f: Frame,
  { access }: ForeignRef,
  { args, isNew }: CallSpec,
  name: string,
): Columns | undefined {
  const [first] = args;
  if (!first || first.refs.every((it) => it.kind !== 'object')) return undefined;
  const owner = access.path.at(-2) ?? '';
  const isRow = !isNew && (name !== 'create' || has(first, 'data') || /^[A-Z]/.test(owner));
  if (isRow) return { written: true };
  return setBy(m, f, has(first, 'data') ? givenUnder(m, f, first, 'data') : first, false);
}

function setBy(m: Machine, f: Frame, data: Value, isOpen = true): Columns | undefined {
  const isKnown =
    data.refs.length > 0 &&
    !data.unknown &&
    data.refs.every(
      (it) => it.kind === 'object' && it.shape === 'object' && !wasOpen(it) && !isMore(m, f, it.heap.rest),
    );
  if (!isKnown && isOpen) return { written: true };
  const not = [...allNames(m, f, data)].flatMap(([name, value]) =>
    name.startsWith('$') ? namesIn(m, f, value) : isRefusal(m, name, value) ? [] : [name],
  );
  return not.length > 0 ? { not } : undefined;
}

function isRefusal(m: Machine, name: string, value: Value): boolean {
  const polarity = m.catalogue.polarityOfName(name);
  const only = onlyLiteral(value);
  if (!only || only.literal === undefined || (polarity !== 'in' && polarity !== 'out')) return false;
  return m.catalogue.meaningOfLiteral(only.literal, polarity) === 'refuses';
}

function joined(all: readonly (Columns | undefined)[]): Columns | undefined {
  const only = all.some((it) => it?.only) && all.every((it) => it) ? all.flatMap((it) => it?.only ?? []) : undefined;
  const not = all.flatMap((it) => it?.not ?? []);
  const written = all.some((it) => it?.written);
  if (!only && not.length === 0 && !written) return undefined;
  return { ...(only ? { only } : {}), ...(not.length > 0 ? { not } : {}), ...(written ? { written } : {}) };
}

function has(value: Value, name: string): boolean {
  return value.refs.some((it) => it.kind === 'object' && it.heap.props.has(name));
}

function namesIn(m: Machine, f: Frame, value: Value): readonly string[] {
  const names = [...allNames(m, f, value)];
  const isList = value.refs.some((it) => it.kind === 'object' && it.shape === 'array');
  return isList ? names.flatMap(([, it]) => textOf(it) ?? []) : names.map(([name]) => name);
}

function allNames(m: Machine, f: Frame, value: Value): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const ref of value.refs)
    if (ref.kind === 'object')
      for (const [name, cell] of allProperties(ref.heap, f.ctx)) {
        const held = readCell(cell, f.ctx);
        if (held !== m.values.never)
          found.set(name, found.has(name) ? m.values.join(found.get(name) as Value, held) : held);
      }
  return found;
}
