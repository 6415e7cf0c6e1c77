/**
 * Rows of a database: `db.userConsent.findFirst(…)`, `knex('opt_outs').where(…).first()`, SQL texts.
 *
 * A table of choices gives records of what the consumer chose; of any other table the columns' names
 * decide. Which rows a query selects, and in which order, travels with the value as its reads.
 */
import type { Access, RowFacts } from '../../catalogue/catalogue';
import type { Polarity } from '../../catalogue/consent-platform';
import type { CallSpec } from '../calls/calls';
import { promiseResolved } from '../calls/promises';
import type { PreferenceRead } from '../choice/preference-read';
import { choice, readOf, seedRecord } from '../choice/preferences';
import { noteBuiltRecord, noteRecord } from '../choice/read-notes';
import { anyonesRead, outdatedRead, readBy } from '../choice/read-variants';
import type { Frame } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import { nameless } from '../outside/nameless';
import { raise } from '../syntax/jumps';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { answerOf, answerTo, isAside } from '../worlds';
import { kindAsked } from './asked-kinds';
import { asksTenant, rowFacts } from './asked-rows';
import { chainSelection, selecting } from './chain-selections';
import { countOf, isCount, isRecentOnly } from './counted-rows';
import { entityNamed, repositoryName } from './handed-models';
import { isAnyonesRow, isKeyed, isLimited } from './keyed-rows';
import { LOOKUP } from './lookups';
import { byOf } from './named-persons';
import { hold, noRows } from './no-rows';
import { picksGrant } from './old-grants';
import { isAnyones, isSynchronous } from './row-facts';
import { isOldestFirst, ordersOldestFirst, type Selection, selectionAmongSome, selectionOf } from './row-selection';
import { othersRow, othersRows } from './rows-of-others';
import { askedOfTenant, isOfSeveral } from './several';
import { tablesIn } from './sql-text';

const FIND_ONE =
  /^(?:find(?:First|Unique|One|ById|ByPk|By\w*)?(?:OrThrow)?|get(?:One|By\w+)?|first|single|maybeSingle|selectOne|executeTakeFirst(?:OrThrow)?|findOneBy|exists|lean|exec)$/;
const FIND_MANY = /^(?:findMany|findAll|find|all|select|execute|list|where|toArray|query|\$queryRaw|unsafe|sql)$/;
/** Calls of a builder: it is run where it is awaited. */
const BUILDS =
  /^(?:select|where|andWhere|orWhere|from|eq|neq|match|limit|orderBy|order|join|leftJoin|innerJoin|selectAll|range|offset|distinct|with)$/;
const LISTS_COLUMNS =
  /^(?:select|project|returning|columns?|pluck|orderBy|sort|eq|neq?|is|not|gte?|lte?|i?like|in|where|whereNot)$/;
const LOG = /audit|log|history|event|decision|ledger|trail/i;

/** `db.userConsent.findFirst`: the model's name is no answer of its own. */
export function isRowMethod(name: string): boolean {
  return /^(?:find(?:First|Unique|One|Many|All|By\w*)\w*|create\w*|update\w*|upsert|insert\w*|delete\w*|count|aggregate|where|select|query)$/.test(
    name,
  );
}

export function rowRead(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, name: string): Value | undefined {
  const text = textOf(call.args[0] ?? m.values.unknown);
  const isSql = text !== undefined && /^\s*(?:select|with)\b/i.test(text);
  // A statement, whose `get`, `all` or `first` gives rows.
  const counts = isCount(m, f, call, name);
  if (name === 'prepare' || (!isSql && !counts && !FIND_ONE.test(name) && !FIND_MANY.test(name))) return undefined;
  if (!isSql && BUILDS.test(name)) return undefined;
  // A key or a selector, not a condition: `wrapper.find('.row')`.
  if (text !== undefined && !isSql && /^(?:find|all|list|query|get\w*)$/.test(name)) return undefined;
  const model = modelIn(m, ref.access, isSql ? text : undefined) ?? (isSql ? undefined : repositoryIn(m, f, ref, call));
  const polarity = model === undefined ? undefined : m.catalogue.polarityOfModel(model);
  if (model === undefined || !polarity) return undefined;
  const kind = kindAsked(m, f, call);
  const isOfThing = asksTenant(m, f, call, name) && !isAnyonesRow(m, f, call, name);
  if (isOfThing || askedOfTenant(ref.access) || kind === 'channel')
    return promiseResolved(m, f, call.site, nameless(m));
  raise(m, f, m.values.unknown);
  const selection = selectionOf(m, f, call, name) ?? chainSelection(m, call.callee);
  const isSome = polarity === 'out' && isRecentOnly(m, f, call);
  const isFirst = isSome || isOldestFirst(m, f, call) || isAnyonesRow(m, f, call, name);
  const oldest = isFirst || call.callee.reads.some((it) => it.outdated);
  const outdated = oldest || (selection === 'in' && LOG.test(model)) || (!selection && picksGrant(m, f, call));
  const asked = rowFacts(m, f, ref, call);
  const read = readOf(
    m,
    f,
    'stored',
    kind ?? purposeOf(m, model),
    { name: model, at: call.site },
    {
      ...{ outdated, anyones: isOfAnyone(ref.access.steps, asked), by: asked?.by ?? byOf(ref.access) },
      ...(asked?.another ? { ofAnother: true } : {}),
    },
  );
  if (counts) return promised(m, f, call, countOf(m, { polarity, read, selection }));
  const many = isSql || (FIND_MANY.test(name) && !FIND_ONE.test(name));
  noteRecord(m, f, ref, call, model, read);
  const isPart = read.anyones && many && isLimited(ref.access, call.args);
  const nullable = nothingOf(m, ref.access, name);
  const rows = rowsOf(m, f.ctx, {
    polarity,
    read,
    many,
    selection: isPart ? selectionAmongSome(selection) : selection,
    nullable,
  });
  return isSynchronous(ref.access) ? rows : promised(m, f, call, rows);
}

/** A query may fail: `findUnique(…).catch(() => null)`. */
function promised(m: Machine, f: Frame, { site }: CallSpec, rows: Value): Value {
  const promise = promiseResolved(m, f, site, rows);
  for (const ref of promise.refs) if (ref.kind === 'promise') writeCell(m, ref.rejection, m.values.unknown, f.ctx);
  return promise;
}

/** What `preferences` are about is not said, other than where a consent platform's category is called so. */
function purposeOf(m: Machine, model: string): PreferenceRead['purpose'] {
  return (/^preferences$/i.test(model) ? undefined : m.catalogue.purposeOfName(model)) ?? 'any';
}

function isOfAnyone(steps: Access['steps'], last?: RowFacts): boolean {
  return isAnyones([...steps.map(({ rows }) => rows?.whose), last?.whose]);
}

interface Rows {
  readonly polarity: Polarity | 'record';
  readonly read: PreferenceRead;
  readonly many: boolean;
  readonly selection: Selection | undefined;
  /** What is given where there is no row. */
  readonly nullable: Value;
}

function rowsOf(m: Machine, ctx: Frame['ctx'], { polarity, read, many, selection, nullable }: Rows): Value {
  const unknown = m.values.withReads(m.values.unknown, [read]);
  const answer = answerTo(m.world, read);
  // Of rows of everybody, one is theirs: see `own-key.ts`.
  if (many && !selection && !read.outdated && isAmongEverybodys(m, read))
    return choice(m, { form: 'rows', polarity: polarity === 'out' ? 'out' : 'in', answer: 'no', read });
  // Whatever its columns are called, they are not the one's who asks.
  const isOfOthers = read.ofAnother || isAside(m.world, read);
  if (isOfOthers && answer === 'unknown') return m.values.withReads(nameless(m), [read]);
  // An old grant, withdrawn since, is as good as any.
  if (read.outdated || answer === 'unknown' || selection === 'open') return unknown;
  const excluded = (selection === 'in' && answer !== 'yes') || (selection === 'out' && answer !== 'no');
  const absent = excluded || answer === 'nothing' || (polarity === 'out' && answer === 'yes');
  const rest = excluded && read.anyones ? rowsButTheirs(m, ctx, many ? undefined : nullable) : undefined;
  if (rest) return m.values.withReads(rest, [read]);
  if (!absent) return seedRecord(m, undefined, polarity === 'out' ? 'out' : 'in', read, many ? 'rows' : 'record');
  return m.values.withReads(many ? noRows(m, ctx) : nullable, [read]);
}

/** What the others said is not known, where it is asked what the one who asks has said. */
function isAmongEverybodys({ world }: Machine, read: PreferenceRead): boolean {
  return read.anyones && !read.ofAnother && isAside(world, read) && answerOf(world, read.source) === 'no';
}

/** Prisma and its kin give null; query builders give undefined. */
function nothingOf(m: Machine, access: Access, name: string): Value {
  const isBuilder = name === 'first' || name.startsWith('executeTakeFirst') || access.path.includes('query');
  return m.values.literal(isBuilder ? undefined : null);
}

/** Nobody in particular was asked for: those who chose otherwise may have rows. `missing`: of a query for one. */
function rowsButTheirs(m: Machine, ctx: Frame['ctx'], missing: Value | undefined): Value {
  if (missing) return m.values.join(othersRow(m), missing);
  const list = othersRows(m, ctx);
  hold(list, 'rows', m.values.ref(list));
  hold(list, 'rowCount', m.values.unknown);
  return m.values.ref(list);
}

function selected(reads: readonly PreferenceRead[]): Selection | undefined {
  return reads.find((it) => it.selects !== undefined)?.selects;
}

/** In the path, in what a builder was called with, or in the SQL. */
function modelIn(m: Machine, { path, steps }: Access, sql: string | undefined): string | undefined {
  const isModel = (it: string) => m.catalogue.polarityOfModel(it) !== undefined;
  if (sql !== undefined) return tablesIn(sql).find(isModel);
  const named = path.slice(0, -1).find(isModel);
  if (named !== undefined) return named;
  for (const step of steps) {
    const [first] = step.args;
    if (LISTS_COLUMNS.test(path[step.after - 1] ?? '')) continue;
    if (typeof first !== 'string') continue;
    // `db.prepare('SELECT … FROM consents').get(id)`
    const asked = /\s/.test(first) ? tablesIn(first).find(isModel) : isModel(first) ? first : undefined;
    if (asked !== undefined) return asked;
  }
  return undefined;
}

function repositoryIn(m: Machine, f: Frame, { access }: ForeignRef, { site, args }: CallSpec): string | undefined {
  const isModel = (it: string) => m.catalogue.polarityOfModel(it) !== undefined;
  const entity = entityNamed(args[0]);
  return entity && isModel(entity) ? entity : repositoryName(f.unit.facts, access, site, isModel);
}

/** A query on any table: which rows it selects, where that tells what they chose. */
export function noteSelection(m: Machine, f: Frame, call: CallSpec, name: string, result: Value): Value {
  const found = selectionOf(m, f, call, name);
  // How many agreed says nothing of this consumer.
  const selects = found && name === 'count' && !isKeyed(m, f, call) ? 'open' : found;
  if (!selects && isAnyonesRow(m, f, call, name))
    return m.values.withReads(m.values.unknown, [
      readOf(m, f, 'stored', 'any', { name, at: call.site }, { outdated: true }),
    ]);
  const ref = result.refs[0];
  const model =
    ref?.kind === 'foreign' && BUILDS.test(name) && !call.callee.reads.some((it) => it.table)
      ? modelIn(m, { ...ref.access, path: [...ref.access.path, ''] }, undefined)
      : undefined;
  if (model !== undefined) {
    const read = readOf(m, f, 'stored', purposeOf(m, model), { name: model, at: call.site }, { table: model });
    return noteSelected(m, f, call, name, m.values.withReads(result, [read]), selects);
  }
  return noteSelected(m, f, call, name, result, selects);
}

function noteSelected(
  m: Machine,
  f: Frame,
  call: CallSpec,
  name: string,
  given: Value,
  selects: Selection | undefined,
): Value {
  const result = selecting(m, given, selects);
  const ref = result.refs[0];
  const isOld =
    ordersOldestFirst(m, f, name, call.args) &&
    ref?.kind === 'foreign' &&
    modelIn(m, ref.access, undefined) !== undefined;
  if (isOld)
    return m.values.withReads(result, [readOf(m, f, 'stored', 'any', { name, at: call.site }, { outdated: true })]);
  if (!selects) return result;
  const read = readOf(m, f, 'stored', 'any', { name, at: call.site }, { selects });
  return m.values.withReads(result, [read]);
}

/** What a query gives once it has run: nothing, where it selects those who chose otherwise. */
export function selectedRows(m: Machine, value: Value, ctx: Frame['ctx']): Value {
  const selects = selected(value.reads) && chainSelection(m, value);
  const answer = m.world.stored;
  if (answer === 'unknown') return value;
  const table = value.reads.find((it) => it.table !== undefined);
  if (table) return tableRows(m, value, table, ctx);
  if (!selects || selects === 'open') return value;
  const excluded = selects === 'in' ? answer !== 'yes' : answer !== 'no';
  // What rows there are of who asks is not known, where it is about others.
  if (m.world.of === 'rows' && !value.refs.every((it) => it.kind === 'foreign' && isOfSeveral(it.access))) return value;
  if (!excluded || value.refs.length === 0 || !value.refs.every((it) => it.kind === 'foreign')) return value;
  let result = m.values.never;
  for (const ref of value.refs) if (ref.kind === 'foreign') result = m.values.join(result, emptyResult(m, ctx, ref));
  return m.values.withReads(result, value.reads);
}

/** `await knex('opt_outs').where(…)`: a builder on a table of choices, run. */
function tableRows(m: Machine, value: Value, read: PreferenceRead, ctx: Frame['ctx']): Value {
  const polarity = m.catalogue.polarityOfModel(read.table ?? '');
  const isBuilder =
    value.refs.length > 0 &&
    value.refs.every((it) => it.kind === 'foreign' && BUILDS.test(it.access.path.at(-1) ?? ''));
  if (!isBuilder || !polarity || value.unknown) return value;
  if (value.refs.some((it) => it.kind === 'foreign' && askedOfTenant(it.access))) return nameless(m);
  noteBuiltRecord(m, ctx, value, read);
  const outdated = value.reads.some((it) => it.outdated);
  const anyones = value.refs.some((it) => it.kind === 'foreign' && isOfAnyone(it.access.steps));
  const [first] = value.refs;
  const found = readBy(m, read, first?.kind === 'foreign' ? byOf(first.access) : undefined);
  const asked = anyones ? anyonesRead(m, found) : found;
  const isSome = anyones && value.refs.some((it) => it.kind === 'foreign' && isLimited(it.access));
  const selection = chainSelection(m, value);
  const rows = rowsOf(m, ctx, {
    polarity,
    read: outdated ? outdatedRead(m, asked) : asked,
    many: true,
    selection: isSome ? selectionAmongSome(selection) : selection,
    nullable: noRows(m, ctx),
  });
  return m.values.withReads(rows, value.reads);
}

function emptyResult(m: Machine, ctx: Frame['ctx'], { access }: ForeignRef): Value {
  const { path } = access;
  const name = path.findLast((it) => !/^(?:lean|exec)$/.test(it)) ?? '';
  const missing =
    (LOOKUP.test(name) || FIND_ONE.test(name)) && name !== 'find' ? nothingOf(m, access, name) : undefined;
  const rows =
    name === 'count'
      ? m.values.literal(0)
      : isOfAnyone(access.steps)
        ? rowsButTheirs(m, ctx, missing)
        : (missing ?? noRows(m, ctx));
  // `const { data } = await supabase.from('users').select().eq(…)`
  const from = path.indexOf('from');
  if (from < 0 || path.indexOf('select') < from) return rows;
  const answer = m.refs.object(ctx, ctx, `no data ${rows.shape}`, 'object');
  hold(answer, 'data', rows);
  hold(answer, 'error', m.values.literal(null));
  return m.values.ref(answer);
}
