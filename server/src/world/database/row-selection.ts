/**
 * What a query's conditions say of the consumers whose rows it returns.
 *
 * Only an unconditional conjunct selects: it must be there whatever happens, with a known literal, and
 * not under OR or NOT. A condition that mentions a choice in any other way leaves it `open`.
 */
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { readMember } from '../objects/members';
import type { ObjectRef } from '../values/ref';
import { textOf } from '../values/strings';
import { onlyLiteral, type Value } from '../values/value';
import { matchedFirst } from './pipelines';
import { ofSql, opposite } from './sql-conditions';

/** `in`: those who agreed, `out`: those who opted out, `open`: some of either. */
export type Selection = 'in' | 'out' | 'open';

const TAKES_OPTIONS =
  /^(?:findMany|findFirst|findUnique|findAll|find|findOne|findAndCount|findOneOrFail|findAndCountAll|count|findFirstOrThrow|findUniqueOrThrow|aggregate|groupBy)$/;
const TAKES_CONDITION =
  /^(?:where|andWhere|find|findOne|filter|match|findBy|findOneBy|findOneByOrFail|findAndCountBy|countDocuments|findMany|whereNot|andWhereNot)$/;
const TAKES_PAIR = /^(?:eq|where|andWhere|is|equals)$/;
/** Those who said the other thing. */
const DIFFERS = /^(?:ne|neq|whereNot|andWhereNot)$/;
/** Of a column that was named before: `.where('optedOut').ne(true)`. */
const OF_NAMED = /^(?:eq|equals|is|ne)$/;
/** Of one column: what it does not select says the opposite. */
const ELEMENTARY = /^(?:eq|ne|is)$/;
/** Rows of the same consumer. */
const SAME_CONSUMER = /^(?:is|user|customer|account|profile|preferences?|consents?|settings|AND|\$and|and)$/;
const ALL = /^(?:AND|\$and|and)$/;
const EITHER = /^(?:OR|NOT|NOR|\$or|\$nor|\$not|or|not)$/;

export function selectionOf(m: Machine, f: Frame, call: CallSpec, name: string): Selection | undefined {
  const [first, second, third] = call.args;
  if (!first) return undefined;
  if (name === 'and' || name === 'or') return ofOperators(call.args, name);
  if (name === 'not' && call.args.length === 1) return ofNegated(m, first);
  const named = call.args.length === 1 ? namedBefore(call.self, name) : undefined;
  if (named !== undefined) return DIFFERS.test(name) ? ofOther(m, named, first) : ofColumn(m, named, first);
  const column = textOf(first) ?? (name === 'eq' || name === 'ne' ? first.reads[0]?.name : undefined);
  if (name === 'not') return column !== undefined && isEquals(second) ? ofOther(m, column, third) : undefined;
  if (DIFFERS.test(name))
    return column === undefined
      ? ofOtherObject(m, f, first)
      : ofOther(m, column, call.args.length > 2 && isEquals(second) ? third : second);
  if (column !== undefined && name === 'where' && call.args.length === 1 && !/\s/.test(column)) return undefined;
  if (column !== undefined && TAKES_PAIR.test(name))
    return ofColumn(m, column, call.args.length > 2 && isEquals(second) ? third : second);
  if (column !== undefined) return /^\s*select\b/i.test(column) ? ofSql(m, column) : undefined;
  if (TAKES_OPTIONS.test(name)) {
    const where = name === 'aggregate' ? (matchedFirst(m, f, first) ?? whereOf(m, f, first)) : whereOf(m, f, first);
    if (where) return ofCondition(m, f, where);
  }
  return TAKES_CONDITION.test(name) ? (ofOperator(first) ?? ofCondition(m, f, first)) : undefined;
}

/** Of some rows of everybody: whoever refused need not be among them. */
export function selectionAmongSome(selection: Selection | undefined): Selection {
  return selection === 'in' ? 'in' : 'open';
}

export function isQueryMethod(name: string): boolean {
  return TAKES_OPTIONS.test(name) || TAKES_CONDITION.test(name);
}

/** Plain data, which a query does not change. */
export function isCondition(arg: Value): boolean {
  return arg.refs.length > 0 && arg.refs.every((it) => isData(it, 0));
}

function isData(ref: Value['refs'][number], depth: number): boolean {
  if (ref.kind !== 'object') return ref.kind === 'foreign' || ref.kind === 'choice';
  if (ref.proto || depth > 6) return false;
  return [...ref.heap.props.values(), ref.heap.rest].every(({ value }) =>
    value.refs.every((it) => isData(it, depth + 1)),
  );
}

function isEquals(operator: Value | undefined): boolean {
  const text = operator && textOf(operator);
  return text === '=' || text === '==' || text === 'is';
}

function whereOf(m: Machine, f: Frame, options: Value): Value | undefined {
  if (!options.refs.some((it) => it.kind === 'object' && (it.heap.props.has('where') || it.heap.open)))
    return undefined;
  return readMember(m, f, options, 'where', undefined);
}

function ofCondition(m: Machine, f: Frame, where: Value, depth = 0, isEach = false): Selection | undefined {
  if (depth > 3) return undefined;
  const objects = where.refs.filter((it): it is ObjectRef => it.kind === 'object');
  const found = objects.map((it) => ofObject(m, f, it, depth, isEach));
  const first = found[0];
  const isAll = objects.length === where.refs.length && where.literals.length === 0 && !where.unknown;
  if (isAll && first && found.every((it) => it === first)) return first;
  return found.some((it) => it !== undefined) ? 'open' : undefined;
}

function ofObject(m: Machine, f: Frame, ref: ObjectRef, depth: number, isEach = false): Selection | undefined {
  const { heap, shape } = ref;
  if (shape === 'array' && !isEach) return ofAlternatives(m, f, ref, depth);
  let result: Selection | undefined;
  const excluded =
    heap.certain.has('NOT') && !heap.open
      ? ofOtherObject(m, f, readMember(m, f, m.values.ref(ref), 'NOT', undefined))
      : undefined;
  if (excluded === 'in' || excluded === 'out') return excluded;
  for (const [name, cell] of heap.props) {
    const value = readCell(cell, f.ctx);
    if (value === m.values.never) continue;
    const part = ofProperty(m, f, name, value, depth, shape === 'array');
    if (!part) continue;
    const isSure = heap.certain.has(name) && !heap.open && !EITHER.test(name);
    if (part !== 'open' && isSure) return part;
    result = 'open';
  }
  return result;
}

/** TypeORM's `where: [{ optedIn: true }, { vip: true }]`: rows of which one of the conditions holds. */
function ofAlternatives(m: Machine, f: Frame, { heap }: ObjectRef, depth: number): Selection | undefined {
  const found = [...heap.props.values(), heap.rest, heap.openness]
    .map((cell) => readCell(cell, f.ctx))
    .filter((it) => it !== m.values.never)
    .map((it) => ofCondition(m, f, it, depth + 1));
  if (found.every((it) => it === undefined)) return undefined;
  return found.every((it) => it === found[0]) ? found[0] : 'open';
}

function ofProperty(
  m: Machine,
  f: Frame,
  name: string,
  value: Value,
  depth: number,
  isElement: boolean,
): Selection | undefined {
  const column = differsFrom(m, f, name, value) ?? ofColumn(m, name, equalsIn(m, f, value));
  if (column) return column;
  const isNested = isElement || SAME_CONSUMER.test(name) || EITHER.test(name);
  if (value.refs.length === 0) return undefined;
  const inner = ofCondition(m, f, value, depth + 1, ALL.test(name));
  return isNested ? inner : inner && 'open';
}

/** `{ optedOut: { $ne: true } }`: of a column of booleans, those who said the other thing or nothing. */
function differsFrom(m: Machine, f: Frame, column: string, value: Value): Selection | undefined {
  const ref = value.refs[0];
  if (value.refs.length !== 1 || value.unknown || ref?.kind !== 'object' || ref.heap.open) return undefined;
  const key = ['$ne', 'not', '$not'].find((it) => ref.heap.certain.has(it));
  if (key === undefined) return undefined;
  const said = readMember(m, f, value, key, undefined);
  return typeof onlyLiteral(said)?.literal === 'boolean' ? ofOther(m, column, said) : undefined;
}

/** `{ equals: true }` is `true`. */
function equalsIn(m: Machine, f: Frame, value: Value): Value {
  const ref = value.refs[0];
  if (value.refs.length !== 1 || ref?.kind !== 'object') return value;
  for (const key of ['equals', '$eq']) if (ref.heap.certain.has(key)) return readMember(m, f, value, key, undefined);
  return value;
}

function ofColumn(m: Machine, column: string, value: Value | undefined): Selection | undefined {
  const name = column.split('.').at(-1) ?? column;
  const polarity = m.catalogue.polarityOfName(name);
  if (polarity !== 'in' && polarity !== 'out') return undefined;
  const only = value && onlyLiteral(value);
  if (!only || only.literal === undefined || only.literal === null) return 'open';
  const meaning = m.catalogue.meaningOfLiteral(only.literal, polarity);
  return meaning === 'refuses' ? 'out' : meaning === 'allows' ? 'in' : 'open';
}

/** `.where('optedOut')`, called on next. */
function namedBefore({ refs, unknown }: Value, name: string): string | undefined {
  const [ref] = refs;
  if (!OF_NAMED.test(name) || unknown || refs.length !== 1 || ref?.kind !== 'foreign') return undefined;
  const { path, steps } = ref.access;
  const last = steps.at(-1);
  const [column, ...others] = last?.args ?? [];
  const isNamed = last?.after === path.length && path.at(-1) === 'where' && others.length === 0;
  return isNamed && typeof column === 'string' ? column : undefined;
}

/** Of a column of booleans, those who said the other thing or nothing. */
function ofOther(m: Machine, column: string, value: Value | undefined): Selection | undefined {
  const isBoolean = value !== undefined && typeof onlyLiteral(value)?.literal === 'boolean';
  const selected = ofColumn(m, column, value);
  return selected && (isBoolean ? opposite(selected) : 'open');
}

/** Knex: `whereNot({ opted_out: true })`; Prisma: `where: { NOT: { optedOut: true } }`. */
function ofOtherObject(m: Machine, f: Frame, { refs, unknown }: Value): Selection | undefined {
  const [ref] = refs;
  if (unknown || refs.length !== 1 || ref?.kind !== 'object' || ref.heap.open) return undefined;
  const [only, ...others] = ref.heap.props;
  if (!only || others.length > 0 || !ref.heap.certain.has(only[0])) return undefined;
  return ofOther(m, only[0], readCell(only[1], f.ctx));
}

/** Drizzle: `not(users.optedOut)`, `not(eq(users.optedOut, true))`. */
function ofNegated(m: Machine, condition: Value): Selection | undefined {
  const read = condition.reads.find((it) => it.selects !== undefined);
  if (read) return ELEMENTARY.test(read.name) ? opposite(read.selects) : 'open';
  const [column] = condition.reads;
  return column && ofColumn(m, column.name, m.values.false);
}

/** Drizzle: `and(eq(users.active, true), eq(users.marketingOptIn, true))`. */
function ofOperators(conditions: readonly Value[], name: string): Selection | undefined {
  const parts = conditions.flatMap((it) => it.reads.find((read) => read.selects !== undefined)?.selects ?? []);
  if (parts.length === 0) return undefined;
  return name === 'and' ? (parts.find((it) => it !== 'open') ?? 'open') : 'open';
}

/** Drizzle: `where(eq(users.marketingOptIn, true))`, also within `and(…)`. */
function ofOperator(condition: Value): Selection | undefined {
  const ref = condition.refs[0];
  if (condition.refs.length !== 1 || condition.unknown || ref?.kind !== 'foreign') return undefined;
  const read = condition.reads.find((it) => it.selects !== undefined);
  return read?.selects;
}

const DATE = /(?:_at|At|date|Date|time|Time|timestamp|created|updated|^at)$/;

/** `orderBy: { createdAt: 'asc' }`, `order: [['createdAt', 'ASC']]`, `sort: 'createdAt'`: what the consumer once said. */
export function isOldestFirst(m: Machine, f: Frame, call: CallSpec): boolean {
  const [first] = call.args;
  if (first && sortsByAge(textOf(first) ?? '')) return true;
  return call.args.some((options) =>
    ['orderBy', 'order', 'sort'].some((name) => {
      if (!options.refs.some((it) => it.kind === 'object' && it.heap.props.has(name))) return false;
      const order = readMember(m, f, options, name, undefined);
      const [column = '', direction = 'asc'] = textOf(order)?.trim().split(/\s+/) ?? [];
      return (DATE.test(column) && !column.startsWith('-') && /^asc/i.test(direction)) || ascends(m, f, order, 0);
    }),
  );
}

/** `.sort({ createdAt: 1 })`, `.orderBy('created_at', 'asc')`. */
export function ordersOldestFirst(m: Machine, f: Frame, method: string, args: readonly Value[]): boolean {
  if (!/^(?:sort|orderBy|order)$/.test(method)) return false;
  const column = textOf(args[0] ?? m.values.unknown);
  if (column !== undefined) {
    const direction = textOf(args[1] ?? m.values.unknown);
    return (
      DATE.test(column.replace(/^-/, '')) &&
      !column.startsWith('-') &&
      (args.length < 2 || direction?.toLowerCase() === 'asc' || ascends(m, f, args[1] ?? m.values.unknown, 0))
    );
  }
  return ascends(m, f, args[0] ?? m.values.unknown, 0);
}

/** SQL: `ORDER BY created_at LIMIT 1` */
function sortsByAge(sql: string): boolean {
  const [, column = '', direction = 'asc'] =
    /\border\s+by\s+["`[\w.\]]*?(\w+)["`\]]?(?:\s+(asc|desc)\b)?/i.exec(sql) ?? [];
  return DATE.test(column) && direction.toLowerCase() === 'asc';
}

/** Sequelize: `['createdAt', 'ASC']`, `['createdAt']` */
function isAscendingPair(f: Frame, { heap: { props } }: ObjectRef): boolean {
  const [column, direction] = ['0', '1'].map((at) => {
    const cell = props.get(at);
    return cell && textOf(readCell(cell, f.ctx));
  });
  return column !== undefined && DATE.test(column) && (!props.has('1') || direction?.toLowerCase() === 'asc');
}

function ascends(m: Machine, f: Frame, order: Value, depth: number): boolean {
  return order.refs.some((ref) => {
    // Drizzle: `asc(table.createdAt)`, or the column itself.
    if (ref.kind === 'foreign')
      return (
        ref.access.path.at(-1) === 'asc' || (ref.access.steps.length === 0 && DATE.test(ref.access.path.at(-1) ?? ''))
      );
    if (ref.kind !== 'object' || depth > 2) return false;
    if (ref.shape === 'array' && isAscendingPair(f, ref)) return true;
    return [...ref.heap.props].some(([name, cell]) => {
      const value = readCell(cell, f.ctx);
      const only = onlyLiteral(value)?.literal;
      if (DATE.test(name) || name === 'ascending')
        return only === 'asc' || only === 1 || only === 'ASC' || only === true;
      return /^\d+$/.test(name) && ascends(m, f, value, depth + 1);
    });
  });
}
