/** Places that store a choice: under a key, or in a row of a table. */
import type { ChoiceWrite, ProcessingType, Stance, StoredIn } from '../../../../shared/src/duties';
import { rangeOf } from '../../facts/positions';
import type { Deed, Kept } from '../../world/choice/deeds';
import { stanceWritten } from '../../world/choice/grants';
import { stanceOfContext } from '../../world/choice/stances';
import { type Holding, holdingsOf, type Write } from '../../world/choice/written';
import { isTime, type RowWrite } from '../../world/database/row-writes';
import type { Context, Site } from '../../world/machine/context';
import type { Machine } from '../../world/machine/machine';
import { isPartial } from '../../world/values/strings';
import type { Value } from '../../world/values/value';
import type { SchemaTimes } from './schema-times';

/** With the context in which it runs. */
export interface FoundWrite {
  readonly ctx: Context;
  readonly site: Site;
  readonly write: ChoiceWrite;
}

export function collectChoiceWrites(m: Machine, times: SchemaTimes): readonly FoundWrite[] {
  const written = [...m.deeds.values()].flatMap((it) => (it.what.k === 'row' ? [{ ...it, what: it.what }] : []));
  // A callback is also run with anything, where nothing names the table.
  const named = new Set(written.flatMap(({ site, what }) => (what.model === '' ? [] : [site])));
  const rows = savedOnce(written.filter(({ site, what }) => what.model !== '' || !named.has(site)));
  const grown = modelsThatGrow(rows);
  const kept = [...m.deeds.values()].flatMap((it) => (it.what.k === 'kept' ? keptWrite(m, it, it.what) : []));
  const holdings = holdingsOf(m);
  const keyed = [...m.writes.values()].flatMap((it) => keyedWrite(m, it, holdings.get(`${it.medium}:${it.key}`)) ?? []);
  return [...keyed, ...kept, ...rows.flatMap((it) => rowWrite(m, it, times, grown) ?? [])];
}

const IN_BROWSER = /^(?:dexie|idb|idb-keyval|localforage|pouchdb(?:-browser)?|rxdb)(?:\/|$)/;

type RowDeed = Deed & { readonly what: RowWrite };

/** `new Preference({ userId })`, which is stored when it is told to, with what was put on it since. */
function savedOnce(rows: readonly RowDeed[]): readonly RowDeed[] {
  const saving = new Set(rows.flatMap(({ ctx, what }) => (what.saves ? [ctx] : [])));
  const made = rows.filter(({ ctx, site }) => site.k === 'new' && saving.has(ctx));
  const merged = (it: RowDeed): RowDeed => {
    const before = it.what.saves ? made.find(({ ctx }) => ctx === it.ctx)?.what : undefined;
    if (!before) return it;
    const columns = [...new Set([...before.columns, ...it.what.columns])].sort();
    return { ...it, what: { ...it.what, model: before.model, columns, timed: before.timed || it.what.timed } };
  };
  return rows.filter((it) => !made.includes(it)).map(merged);
}

/** Each choice is a new row, and no row is changed. */
function modelsThatGrow(rows: readonly RowDeed[]): ReadonlySet<string> {
  const models = new Set(rows.filter((it) => it.what.action === 'insert').map((it) => it.what.model));
  for (const { what, site } of rows) {
    const isChange =
      what.action !== 'insert' ||
      (site.k === 'call' && /^(?:upsert|findOrCreate|save|put|setDoc)/.test(methodOf(site)));
    if (isChange) models.delete(what.model);
  }
  return models;
}

function methodOf(site: Extract<Site, { k: 'call' }>): string {
  return site.callee.k === 'member' ? site.callee.name : '';
}

type Keyed = Pick<Write, 'key' | 'value' | 'ctx' | 'site'> &
  Partial<Pick<Write, 'isGrant' | 'isRefusal' | 'area'>> & { readonly medium: StoredIn };

/** `held`: what the workspace stores under a key that says nothing by itself. */
function keyedWrite(m: Machine, written: Keyed, held?: Holding): FoundWrite | undefined {
  const { key, medium, value, ctx, site } = written;
  const polarity = m.catalogue.polarityOfKey(key) ?? (held?.spelled ? 'in' : undefined);
  if (!polarity) return undefined;
  const side = polarity === 'record' ? 'in' : polarity;
  const removed = side === 'in' ? 'refuses' : 'allows';
  const says = value
    ? (saidAsRecord(written) ?? saysOf(m, { value, site }, side, held?.spelled ? held : undefined))
    : removed;
  return {
    ctx,
    site,
    write: {
      ...placeOf(ctx, site),
      name: key.replaceAll('\u0000', '…'),
      storedIn: medium,
      kind: polarity === 'out' ? 'opt-out' : 'consent',
      says: says === 'either' ? (stanceOfContext(m.catalogue, ctx, 0) ?? says) : says,
      about: purposeOf(m, key),
      ...textOf(written),
      timed: medium === 'kv' ? timedFields(site) : false,
      appends: false,
      dates: [],
    },
  };
}

/** Other code finds it there again only under a cookie, or in the storage that stays. */
function textOf({ medium, area, value }: Keyed): Pick<ChoiceWrite, 'text'> {
  if (medium !== 'cookie' && area !== 'localStorage') return {};
  if (!value || value.unknown || value.refs.length > 0 || value.literals.length !== 1) return {};
  const [only = null] = value.literals;
  return only === null || isPartial(only) ? {} : { text: String(only) };
}

/** Of an object as JSON, what all of its purposes say. */
function saidAsRecord({ isGrant, isRefusal }: Keyed): Stance | undefined {
  return isGrant ? 'allows' : isRefusal ? 'refuses' : undefined;
}

/** `redis.hset(key, { optedOut: '1', at: now })`: all fields are in sight. Of one text nothing is known. */
function timedFields(site: Site): boolean | undefined {
  if (site.k !== 'call' || !/^h(?:m)?set$/i.test(methodOf(site))) return undefined;
  const [, fields] = site.args;
  if (fields?.k !== 'obj') return undefined;
  const names = fields.props.map((it) => (it.p === 'value' && typeof it.key === 'string' ? it.key : undefined));
  return names.includes(undefined) ? undefined : names.some((name) => name !== undefined && isTime({ name }));
}

/** What is no text of its own is told by how it is written. */
function saysOf(
  { catalogue }: Machine,
  { value, site }: { readonly value: Value; readonly site: Site },
  side: 'in' | 'out',
  held: Holding | undefined,
): Stance {
  if (value.unknown || value.refs.length > 0) return stanceWritten(catalogue, site) ?? 'either';
  return stanceOf(
    value.literals.map((it) => (isPartial(it) ? undefined : it)),
    (it) => (held ? meaningIn(held, String(it)) : catalogue.meaningOfLiteral(it, side)),
  );
}

function meaningIn({ refusals, grants }: Holding, text: string): 'refuses' | 'allows' | undefined {
  return refusals.includes(text) ? 'refuses' : grants.includes(text) ? 'allows' : undefined;
}

function keptWrite(m: Machine, { ctx, site }: Deed, { key, medium, value = m.values.unknown }: Kept): FoundWrite[] {
  const found = keyedWrite(m, { key, medium, value, ctx, site });
  return found ? [found] : [];
}

function stanceOf(
  literals: readonly (string | number | boolean | null | undefined)[],
  meaning: (it: string | number | boolean | null) => 'refuses' | 'allows' | undefined,
): Stance {
  const said = new Set(literals.map((it) => (it === undefined ? undefined : meaning(it))));
  const [only] = said;
  return said.size === 1 && only ? only : 'either';
}

function rowWrite(
  m: Machine,
  { ctx, site, what }: RowDeed,
  times: SchemaTimes,
  grown: ReadonlySet<string>,
): FoundWrite | undefined {
  if (!what.polarity) return undefined;
  const about =
    what.about ??
    what.columns.flatMap((it) => it.split('.').map(m.catalogue.purposeOfName)).find((it) => it !== undefined);
  return {
    ctx,
    site,
    write: {
      ...placeOf(ctx, site),
      name: what.model === '' ? (what.columns.find((it) => m.catalogue.polarityOfName(it)) ?? 'record') : what.model,
      // A database in the browser is the consumer's own, as other storage there is.
      storedIn: ctx.unit.facts.imports.some((it) => IN_BROWSER.test(it.spec)) ? 'storage' : 'row',
      kind: what.polarity === 'out' ? 'opt-out' : 'consent',
      says: what.says,
      about: (about as ProcessingType | undefined) ?? purposeOf(m, what.model),
      timed: what.timed || times.isTimed(what.model, what.action) ? true : what.timed,
      appends: grown.has(what.model),
      dates: [
        ...what.columns.filter((name) => isTime({ name })).map((name) => ({ name, automatic: false })),
        ...times.columnsOf(what.model),
      ],
    },
  };
}

function purposeOf({ catalogue }: Machine, name: string): ProcessingType {
  return (catalogue.purposeOfName(name) as ProcessingType | undefined) ?? 'any';
}

export function placeOf({ unit }: Context, site: { readonly s: number; readonly e: number }) {
  return { file: unit.path, range: rangeOf(unit.facts, site.s, site.e) };
}
