/**
 * Whose rows a call of a query asks for: those of one consumer, where a condition's value is not written in the
 * program or a key is named; else anybody's, so that one row of them tells nothing.
 */
import type { Access, RowFacts } from '../../catalogue/catalogue';
import { isSettingsName } from '../../catalogue/lexicon/settings';
import type { CallSpec } from '../calls/calls';
import { asksForTheOther } from '../choice/two-persons';
import { mentionsAnother, namesAsking } from '../choice/whose-choice';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allHeld, valuesWithin } from '../objects/properties';
import { mayServe } from '../objects/shared-state';
import { givenUnder, wasOpen } from '../values/certain-arguments';
import type { ForeignRef, ObjectRef, Ref } from '../values/ref';
import { isOneOfBatch } from '../values/rows';
import { isPartial, textOf } from '../values/strings';
import type { Value } from '../values/value';
import { columnFacts } from './asked-columns';
import { isEntity, isFixed, isKeyed, tells } from './keyed-rows';
import { byIn } from './named-persons';
import { picksOwn } from './picked-rows';
import { isRawCommand } from './raw-attributes';
import { isNobodysKey, isOfAnother, isOfSeveral, tellsPerson } from './several';
import { sqlFacts } from './sql-columns';

type Whose = RowFacts['whose'];
type Asked = Pick<RowFacts, 'whose' | 'one' | 'several' | 'tenant' | 'table'>;
/** Conditions within conditions. */
const MAX_DEPTH = 4;

const BUILDS =
  /^(?:select|selectFrom|selectAll|from|table|collection|collectionGroup|getRepository|scan|first|limit|orderBy)$/;
const ONE =
  /^(?:find(?:First|One|OneBy|Unique|ById|ByPk|OneOr\w+|OneByOr\w+|OneAnd\w+|ByIdAnd\w+)(?:OrThrow)?|first|getItem|upsert|update|get|save)$/;
const FINDS =
  /^(?:find|findMany|findAll|findBy|findFirst|findOne|findOneBy|findUnique|paginate|find\w*Or(?:Throw|Fail)|findAndCount\w*|findOneAnd\w+|update|upsert|updateOne|updateMany|scan|query)$/;
/** Their first argument is the key itself. */
const BY_KEY = /^(?:find(?:One)?ById(?:And\w+)?|findByPk|doc|getById)$/;
const CONDITIONS =
  /^(?:where\w*|andWhere|filter|match|having|eq|equals|is|in|inArray|contains|and|or|not|by[A-Z]\w*|ilike|like)$/;
/** Drizzle's operators, which stand by themselves, and what every row has to meet. */
const STANDS = /^(?:eq|and|or|inArray|where|andWhere|match)$/;
/** Rows of several, or of everybody else. */
const EXCLUDES = /^(?:not|ne|neq|in|inArray|whereIn|notInArray|notIn|gt|gte|lt|lte|whereNot\w*)$/;
/** Others beside those asked for. */
const WIDENS = /^(?:or[A-Z]\w*|or|union\w*)$/;
const COMPARES = /^(?:=|==|===|eq|in|is|array-contains|like|ilike)$/i;
/** The column of a condition that asks for nothing else. */
const OF_TENANT = 'tenantId';
/** Of DynamoDB. */
const COMMAND = /^(?:Get|Query|Scan)(?:Item)?Command$/;
const DOCUMENTS = /^(?:get|getItem|query|scan)$/;

export function rowFacts(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): RowFacts | undefined {
  const name = ref.access.path.at(-1) ?? '';
  if (isOfSettings(ref, call)) return { written: true };
  const columns = columnFacts(m, f, ref, call, name);
  const sql = sqlOf(m, f, call);
  const given = sql === undefined ? undefined : sqlFacts(m, sql);
  const asked = given ? undefined : askedFor(m, f, call, name);
  const bound = (given ?? asked) ? undefined : boundTo(ref, name);
  if (!columns && !given && !asked && !bound) return undefined;
  const raw = isCommand(name) && isRawCommand(ref.access) ? { raw: true } : {};
  const facts = { ...columns, ...given, ...asked, ...bound, ...raw };
  return facts.whose === 'own' ? { ...facts, ...whomFacts(m, f, call) } : facts;
}

function isCommand(name: string): boolean {
  return COMMAND.test(name) || name === 'getItem';
}

const BINDS = /^(?:bind|get|all|iterate)$/;

/** `db.prepare('SELECT …').get(id)`: the key is given later. */
function boundTo({ access: { steps } }: ForeignRef, name: string): Asked | undefined {
  const last = steps.at(-1)?.rows;
  return BINDS.test(name) && last?.whose === 'own' ? { whose: 'own', one: name === 'get' } : undefined;
}

/** Of whom the one row is that is asked for. */
function whomFacts(m: Machine, f: Frame, call: CallSpec): Pick<RowFacts, 'by' | 'another' | 'several'> {
  const other = mayServe(f) ? asksForTheOther(f.unit.facts, call.site) : undefined;
  const by =
    other === 'surely'
      ? undefined
      : (byIn(f, isEntity(call.args[0]) ? call.args.slice(1) : call.args) ?? byPicked(m, f, call));
  const isOther = other !== undefined && by === undefined;
  const isNamed = isOther || (by !== 'session' && mayServe(f) && mentionsAnother(m, f, call.site));
  return {
    ...(by ? { by } : {}),
    ...(isAskedOfRow(m, f, call) ? { several: true } : {}),
    ...(isNamed || holdsWithin(f, call.args, isOfAnother) ? { another: true } : {}),
  };
}

/** `users.find((it) => it.id === req.user.id)` */
function byPicked(m: Machine, f: Frame, { args: [callback] }: CallSpec): RowFacts['by'] {
  const [ref] = callback?.refs ?? [];
  const isPicked = callback && ref?.kind === 'function' && ref.unit === f.unit && picksOwn(callback);
  const picking = isPicked ? f.unit.facts.functions[ref.fn] : undefined;
  const named = picking && namesAsking(m, f, picking);
  return named === 'other' ? undefined : named;
}

/** `knex('site_settings')`: whatever is in it, its operator decided. */
function isOfSettings({ access }: ForeignRef, { args: [first] }: CallSpec): boolean {
  const table = access.root.kind === 'package' && first ? textOf(first) : undefined;
  return table !== undefined && /^\w+$/.test(table) && isSettingsName(table);
}

function askedFor(m: Machine, f: Frame, call: CallSpec, name: string): Asked | undefined {
  const [first] = call.args;
  if (COMMAND.test(name) || (DOCUMENTS.test(name) && hasTable(first)))
    return { whose: asksTable(m, f, first) ? 'own' : 'all', one: /^get/i.test(name), table: tableIn(m, f, first) };
  if (call.isNew) return undefined;
  if (name === 'find' || name === 'findLast') {
    const isCallback = first?.refs.some((it) => it.kind === 'function') ?? false;
    if (isCallback) return { one: true, whose: picksOwn(first as Value) ? 'own' : undefined };
  }
  const command = commandIn(call);
  if (command) return command;
  const whose = whoseOf(m, f, call, name);
  const isOfMany = whose === 'own' && asksForMany(m, f, call, name);
  const tenant = whose === 'own' && asksTenant(m, f, call, name);
  return (
    whose && { whose, one: ONE.test(name), ...(isOfMany ? { several: true } : {}), ...(tenant ? { tenant: true } : {}) }
  );
}

/** `findMany({ where: { teamId } })`: no column tells a person. */
function asksForMany(m: Machine, f: Frame, { args }: CallSpec, name: string): boolean {
  const [first] = args;
  if (!first || ONE.test(name) || BY_KEY.test(name) || /^findBy[A-Z]/.test(name) || WIDENS.test(name)) return false;
  const columns = columnsIn(m, f, first, 0);
  return columns !== undefined && columns.length > 0 && !columns.some(tellsPerson);
}

/** Undefined where there may be others. */
function columnsIn(m: Machine, f: Frame, condition: Value, depth: number): readonly string[] | undefined {
  const text = textOf(condition);
  if (text !== undefined) return /^[\w.]+$/.test(text) ? [text.split('.').at(-1) ?? text] : undefined;
  const [ref] = condition.refs;
  // `where(eq(users.teamId, id))`
  const made = ref?.kind === 'foreign' ? ref.access.steps.find((it) => it.rows)?.rows : undefined;
  if (made) return made.tenant ? [OF_TENANT] : made.several ? ['several'] : undefined;
  if (ref?.kind === 'foreign') return ref.access.steps.length > 1 ? undefined : [ref.access.path.at(-1) ?? ''];
  if (ref?.kind !== 'object' || condition.refs.length > 1 || condition.unknown || wasOpen(ref) || depth > 3)
    return undefined;
  const { props } = ref.heap;
  const where = props.get('where');
  if (where) return columnsIn(m, f, readCell(where, f.ctx), depth + 1);
  const nested = [...props].map(([column, cell]) =>
    /^(?:AND|OR|\$and|\$or|and|or|\d+)$/.test(column) ? columnsIn(m, f, readCell(cell, f.ctx), depth + 1) : [column],
  );
  return nested.every((it) => it !== undefined) ? nested.flat() : undefined;
}

/** `consent.findUnique({ where: { tenantId } })`: what whoever runs a tenant has decided; of a product, nobody in particular has. */
export function asksTenant(m: Machine, f: Frame, { args }: CallSpec, name: string): boolean {
  if (f.unit.isOfOneUser) return false;
  const conditions = /^(?:and|or)$/.test(name) ? args : args.slice(0, 1);
  const columns = conditions.map((it) => columnsIn(m, f, it, 0));
  return columns.length > 0 && columns.every((it) => it !== undefined && it.length > 0 && it.every(isNobodysKey));
}

/** `preferences.findUnique({ where: { userId: user.id } })`, of each of the rows. */
function isAskedOfRow(m: Machine, f: Frame, { args }: CallSpec): boolean {
  return m.world.of !== undefined && holdsWithin(f, args, isOfSeveral);
}

/** Written for the query: not the state of a program, which may hold thousands of values. */
const MAX_PROPERTIES = 32;

function mayBeCondition({ proto, maker, heap }: ObjectRef): boolean {
  return proto === undefined && maker.fn !== 0 && heap.props.size <= MAX_PROPERTIES;
}

function holdsWithin(f: Frame, values: readonly Value[], isMeant: (access: Access) => boolean): boolean {
  return valuesWithin(f, values, MAX_DEPTH + 1, mayBeCondition).some(({ refs }) =>
    refs.some((it) => it.kind === 'foreign' && isMeant(it.access)),
  );
}

function whoseOf(m: Machine, f: Frame, call: CallSpec, name: string): Whose {
  if (f.ctx.mode.side !== 'client' && !f.unit.isOfOneUser && holdsWithin(f, call.args, isOneOfBatch)) return 'all';
  const [first] = call.args;
  if (BY_KEY.test(name)) return first && !isFixed(first) ? 'own' : 'all';
  if (/^findBy[A-Z]/.test(name)) return call.args.some((it) => !isFixed(it)) ? 'own' : 'all';
  if (name === 'aggregate') return first && isMatched(m, f, first) ? 'own' : 'all';
  if (FINDS.test(name) && !isText(first)) return isKeyed(m, f, call) || isOpen(m, call) ? 'own' : 'all';
  if (WIDENS.test(name) && !call.args.some((it) => it.refs.some((ref) => ref.kind === 'foreign')))
    return narrows(m, f, call, name) ? undefined : 'others';
  if (EXCLUDES.test(name)) return 'all';
  if (CONDITIONS.test(name)) return narrows(m, f, call, name) ? 'own' : STANDS.test(name) ? 'all' : undefined;
  return BUILDS.test(name) ? 'all' : undefined;
}

function narrows(m: Machine, f: Frame, { args }: CallSpec, name: string): boolean {
  if (args.some((it) => it.refs.some((ref) => ref.kind === 'function'))) return true;
  const [first, ...others] = args;
  if (!first) return false;
  if (name === 'and') return args.some((it) => tells(m, f, it));
  if (name === 'or') return args.every((it) => tells(m, f, it));
  const operator = others.length > 1 ? textOf(others[0] as Value) : undefined;
  if (operator !== undefined && !COMPARES.test(operator)) return false;
  if (others.length > 0) return !isFixed(others.at(-1) as Value);
  return isText(first) ? isPartial(textOf(first) ?? '') : tells(m, f, first);
}

function isText(value: Value | undefined): boolean {
  return value !== undefined && textOf(value) !== undefined;
}

function isOpen(m: Machine, { rest }: CallSpec): boolean {
  return rest !== undefined && rest !== m.values.never;
}

/** `[{ $match: { _id: id } }, …]`; stages that are not known may match. */
function isMatched(m: Machine, f: Frame, stages: Value): boolean {
  if (stages.unknown || stages.refs.some((it) => it.kind !== 'object')) return true;
  return stages.refs.some(
    (list) =>
      list.kind === 'object' &&
      allHeld(list.heap, f.ctx).some((cell) => readCell(cell, f.ctx).refs.some((stage) => isMatch(m, f, stage))),
  );
}

function isMatch(m: Machine, f: Frame, stage: Ref): boolean {
  if (stage.kind !== 'object') return true;
  return ['$match', '$geoNear', '$search'].some(
    (it) => stage.heap.props.has(it) && tells(m, f, givenUnder(m, f, m.values.ref(stage), it)),
  );
}

/** `client.send(new GetCommand({ … }))` */
function commandIn({ args }: CallSpec): RowFacts | undefined {
  const ref = args[0]?.refs[0];
  return ref?.kind === 'foreign' && COMMAND.test(ref.access.path.at(-1) ?? '')
    ? ref.access.steps.at(-1)?.rows
    : undefined;
}

/** `{ TableName: 'consents' }`, `{ TableName: process.env.CONSENTS_TABLE }` */
function tableIn(m: Machine, f: Frame, options: Value | undefined): string | undefined {
  const named = options && givenUnder(m, f, options, 'TableName');
  const ref = named?.refs.length === 1 ? named.refs[0] : undefined;
  return ref?.kind === 'foreign' ? ref.access.path.at(-1) : named && textOf(named);
}

function hasTable(options: Value | undefined): boolean {
  return options?.refs.some((it) => it.kind === 'object' && it.heap.props.has('TableName')) ?? false;
}

/** By its key, or by what a condition compares with. */
function asksTable(m: Machine, f: Frame, options: Value | undefined): boolean {
  if (options && holdsWithin(f, [options], isOneOfBatch)) return false;
  if (!options || options.refs.some((it) => it.kind !== 'object' || wasOpen(it))) return true;
  return ['Key', 'ExpressionAttributeValues'].some((it) => tells(m, f, givenUnder(m, f, options, it)));
}

/** `query('SELECT …')`, `execute({ sql: 'SELECT …' })`, sql`SELECT …`. */
function sqlOf(m: Machine, f: Frame, { args: [first] }: CallSpec): string | undefined {
  if (!first) return undefined;
  for (const it of [first, ...heldTexts(m, f, first)]) {
    const text = textOf(it);
    if (text !== undefined && /^\s*(?:select|with|update|insert|delete)\b/i.test(text)) return text;
  }
  return undefined;
}

function heldTexts(m: Machine, f: Frame, options: Value): readonly Value[] {
  const isObject = options.refs.length === 1 && options.refs[0]?.kind === 'object';
  return isObject ? ['sql', 'text', 'query'].map((it) => givenUnder(m, f, options, it)) : [];
}
