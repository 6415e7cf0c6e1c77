/** Whether a query asks for the rows of one consumer, or for whichever fit. */
import type { Access } from '../../catalogue/catalogue';
import { isSettingsName } from '../../catalogue/lexicon/settings';
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { isLeftAlone } from '../objects/left-keys';
import { allHeld, allProperties } from '../objects/properties';
import { isKeptOfAnother } from '../outside/nameless';
import { givenUnder, wasOpen } from '../values/certain-arguments';
import type { ForeignRef, Ref } from '../values/ref';
import { isPartial, textOf } from '../values/strings';
import type { Value } from '../values/value';
import { splitOutside } from './sql-text';

const ONE = /^(?:find(?:First|One|OneBy|Unique|ById|ByPk))(?:OrThrow)?$/;
/** A column that tells consumers apart. */
const KEY =
  /(?:id|_id|uuid|key|e?mail|phone|user|customer|account|session|visitor|member|subject|token|slug|name|cookie|device|hash)$/i;
/** Under such a one a table of settings has its only row; `userId: 'u'` is somebody's. */
const SINGLE = /^(?:_?id|pk|sk|key|name|slug)$/i;
/** Who runs the program, and nobody who uses it. */
const OPERATOR = /^(?:admin(?:istrator)?|root|system|super_?user|owner|default|global|site|shared)$/i;
/** What says nothing of which rows. */
const ABOUT_ROWS =
  /^(?:select|include|omit|orderBy|order|take|skip|limit|offset|columns|with|attributes|relations|distinct|lock|raw|transaction|data|create|update)$/;
/** Many rows fit. */
const RANGE = /^\$?(?:in|gte?|lte?|ne|not|nin|notIn|exists|regex|contains|startsWith|endsWith|size|NOT|NOR|nor)$/;
const EITHER = /^(?:OR|\$or|or)$/;
const MAX_DEPTH = 5;
const SELECTS = /^\s*select\b/i;

/** `findFirst()`, `findOne({ active: true })`: the first row that fits is anybody's. */
export function isAnyonesRow(m: Machine, f: Frame, call: CallSpec, name: string): boolean {
  const text = textOf(call.args[0] ?? m.values.unknown);
  if (text !== undefined && SELECTS.test(text)) return isAnyones(text);
  return ONE.test(name) && call.rest === m.values.never && !isKeyed(m, f, call);
}

/** `findMany()`: the rows of everybody, one after the other. */
export function isOfAll({ refs }: Value): boolean {
  return refs.some((it) => {
    if (it.kind !== 'foreign') return false;
    const { path, steps } = it.access;
    return steps.some(({ after, args }) => args.length === 0 && /^find(?:Many|All)$/.test(path[after - 1] ?? ''));
  });
}

const LIMITS = /^(?:take|limit|skip|offset|first|last|top|page|paginate|cursor|after|startAfter|fetch)$/;

/** Not all rows that fit: `findMany({ take: 50 })`, `.limit(50)`. Whoever is asked for may not be among them. */
export function isLimited({ path, steps }: Access, args: readonly Value[] = []): boolean {
  const texts = [...steps.flatMap((it) => it.args), ...args.map(textOf)].filter((it) => typeof it === 'string');
  return (
    steps.some(({ how, after }) => how === 'call' && LIMITS.test(path[after - 1] ?? '')) ||
    args.some((it) =>
      it.refs.some((ref) => ref.kind === 'object' && [...ref.heap.props.keys()].some((key) => LIMITS.test(key))),
    ) ||
    texts.some((it) => SELECTS.test(it) && /\b(?:limit|offset|top|fetch)\b/i.test(it))
  );
}

/** `SELECT opted_out FROM site_settings`, `… LIMIT 1`: no condition says whose row it is. */
function isAnyones(sql: string): boolean {
  if (hasKey(sql)) return false;
  const tables = [...sql.matchAll(/\bfrom\s+["'`[]?([\w.]+)/gi)].map((it) => it[1] ?? '');
  return /\b(?:limit|top)\s+1\b/i.test(sql) || tables.some(isSettingsName);
}

/** A condition whose value is not written here, or on a column that is a key. */
export function isKeyed(m: Machine, f: Frame, { args }: CallSpec): boolean {
  const options = isEntity(args[0]) ? args[1] : args[0];
  if (!options) return false;
  const names = options.refs.flatMap((it) => (it.kind === 'object' ? [...it.heap.props.keys()] : []));
  if (names.includes('where')) return allTell(m, f, givenUnder(m, f, options, 'where'), 0);
  const isOpen = options.unknown || options.refs.some((it) => it.kind !== 'object' || wasOpen(it));
  return (isOpen || !names.every((it) => ABOUT_ROWS.test(it))) && tells(m, f, options);
}

/** `manager.findOne(User, { where })` */
export function isEntity(value: Value | undefined): boolean {
  const isModel = (it: Ref) =>
    it.kind === 'class' ||
    (it.kind === 'foreign' && it.access.steps.length === 0 && /^[A-Z]/.test(it.access.path.at(-1) ?? ''));
  return value !== undefined && !value.unknown && value.refs.length > 0 && value.refs.every(isModel);
}

/** In every alternative, something is equal to what is given. */
export function hasKey(sql: string): boolean {
  const [, condition = ''] = /\bwhere\b(.*?)(?:\b(?:group|order)\s+by\b|\blimit\b|\breturning\b|$)/is.exec(sql) ?? [];
  return splitOutside(condition, /\bor\b/gi).every((it) => EQUAL.test(it));
}

const GIVEN = '(?:\\?|\\$\\d|[:@]\\w|[\'"]?\\{\\w|[\'"]?\\u0000)';
/** A hole that is no operand may be a whole condition. */
const EQUAL = new RegExp(
  `(?<![<>!])=\\s*(?:\\w+\\s*\\(\\s*)?${GIVEN}|(?<!\\bnot\\s+)\\b(?:in|any)\\s*\\(?\\s*${GIVEN}|${GIVEN}['"]?\\s*=|(?:^|\\band|\\()\\s*\\u0000`,
  'i',
);

/**
 * Is a consumer told by what this condition compares with? `isOne`: it is one of several alternatives, and a key that is
 * written in it is of somebody who may be found instead.
 */
export function tells(m: Machine, f: Frame, condition: Value, depth = 0, isOne = false): boolean {
  if (condition.unknown || depth > MAX_DEPTH || condition.literals.some(isPartial)) return true;
  return condition.refs.some((it) => {
    if (it.kind === 'foreign') return isGiven(it, condition.refs);
    if (it.kind !== 'object' || wasOpen(it) || readCell(it.heap.rest, f.ctx) !== m.values.never) return true;
    return allProperties(it.heap, f.ctx).some(([name, cell]) => {
      const value = readCell(cell, f.ctx);
      if (RANGE.test(name)) return false;
      if (EITHER.test(name)) return allTell(m, f, value, depth + 1);
      const isNamed =
        !isOne &&
        KEY.test(name) &&
        !SINGLE.test(name) &&
        value.literals.some((one) => typeof one === 'string' && !OPERATOR.test(one));
      return isNamed || tells(m, f, value, depth + 1);
    });
  });
}

/** Of a list of alternatives each: the row that one of them finds is found. */
function allTell(m: Machine, f: Frame, condition: Value, depth: number): boolean {
  const [list] = condition.refs;
  if (list?.kind !== 'object' || list.shape !== 'array' || wasOpen(list)) return tells(m, f, condition, depth);
  const each = allHeld(list.heap, f.ctx)
    .map((cell) => readCell(cell, f.ctx))
    .filter((it) => it !== m.values.never);
  return each.length > 0 && each.every((it) => tells(m, f, it, depth + 1, each.length > 1));
}

/** Written in the program, or a setting of it: the same for all. */
export function isFixed({ literals, refs, unknown }: Value): boolean {
  return !unknown && !literals.some(isPartial) && refs.every((it) => it.kind === 'foreign' && !isGiven(it, refs));
}

/** A key of somebody that the program is given: of a request, or of whoever's turn it is. */
export function isGivenKey({ literals, refs, unknown }: Value): boolean {
  if (unknown || literals.length > 0 || refs.length === 0) return false;
  return refs.every((it) => it.kind === 'foreign' && it.access.path.length > 1 && isGiven(it, refs));
}

/** The first of all rows is read as one of them, too: that is no turn. */
function isGiven(ref: ForeignRef, among: readonly Ref[]): boolean {
  if (isFixedRef(ref)) return false;
  return !isOfTurn(ref) || !among.some((it) => it.kind === 'foreign' && isFixedRef(it));
}

/** `for (const user of await db.user.findMany())`: each of them once. */
function isOfTurn({ access: { path, steps } }: ForeignRef): boolean {
  const last = steps.at(-1);
  return last?.rows?.whose === 'all' && path.slice(last.after).includes('[]');
}

function isFixedRef(ref: ForeignRef): boolean {
  const { origin, access } = ref;
  const whose = isOfTurn(ref) ? undefined : access.steps.at(-1)?.rows?.whose;
  const isSetting = origin === 'env' && access.path.some((it) => /^(?:env|import\.meta)$/.test(it));
  // Of each of the rows in turn: whoever it is about is asked for.
  const isInHand = access.path.includes('[]', access.steps.at(-1)?.after);
  return (
    isSetting ||
    isKeptOfAnother(access) ||
    isLeftAlone(access) ||
    ((whose === 'all' || whose === 'others') && !isInHand)
  );
}
