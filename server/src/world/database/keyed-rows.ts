/** Whether a query asks for the rows of one consumer, or for whichever fit. */
import type { Access } from '../../catalogue/catalogue';
import { isSettingsName } from '../../catalogue/lexicon/settings';
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { isPartial, textOf } from '../values/strings';
import type { Value } from '../values/value';

const ONE = /^(?:find(?:First|One|OneBy|Unique|ById|ByPk))(?:OrThrow)?$/;
/** A column that tells consumers apart. */
const KEY =
  /(?:id|_id|uuid|key|e?mail|phone|user|customer|account|session|visitor|member|subject|token|slug|name|cookie|device|hash)$/i;
/** Under such a one a table of settings has its only row; `userId: 'u'` is somebody's. */
const SINGLE = /^(?:_?id|key|name|slug)$/i;
const MAX_DEPTH = 4;
/** What narrows a builder's rows; `knex('users').first()` does not. */
const CONDITION = /where|find|filter|match|having|join|eq$|and$|or$|by/i;
const SELECTS = /^\s*select\b/i;

/** `findFirst()`, `findOne({ active: true })`: the first row that fits is anybody's. */
export function isAnyonesRow(m: Machine, f: Frame, call: CallSpec, name: string): boolean {
  const text = textOf(call.args[0] ?? m.values.unknown);
  if (text !== undefined && SELECTS.test(text)) return isAnyones(text);
  return ONE.test(name) && call.rest === m.values.never && !isKeyed(m, f, call);
}

/** The first of rows that SQL asks for nobody by name, or what SQL makes of a column and calls so. */
export function isOfNobodysRow({ root, path, steps }: Access, name: string): boolean {
  const isOne = path.includes('first') || (path.includes('limit') && path.includes('0'));
  if (root.kind === 'package' && isOne && (!path.some((it) => CONDITION.test(it)) || ofSettings(steps))) return true;
  return steps.some(({ after, args: [sql] }) => {
    if (typeof sql !== 'string' || !SELECTS.test(sql)) return false;
    const isFirst = path.slice(after).includes('0') && !hasKey(sql);
    return isFirst || isMadeUp(sql, name);
  });
}

function ofSettings(steps: Access['steps']): boolean {
  return steps.some(({ args: [table] }) => typeof table === 'string' && isSettingsName(table));
}

/** `SELECT bool_and(opted_out) AS opted_out` */
function isMadeUp(sql: string, name: string): boolean {
  const [, items = ''] = /^\s*select\s+(?:distinct\s+)?(.*?)\bfrom\b/is.exec(sql) ?? [];
  const [before] = items.split(new RegExp(`\\s+as\\s+["'\`[]?${name.replaceAll(/[^\w]/g, '')}\\b`, 'i'));
  if (before === undefined || before === items) return false;
  return !/(?:^|,)\s*["'`[\]\w.]+$/.test(before);
}

/** `SELECT opted_out FROM site_settings`, `… LIMIT 1`: no condition says whose row it is. */
function isAnyones(sql: string): boolean {
  if (hasKey(sql)) return false;
  const tables = [...sql.matchAll(/\bfrom\s+["'`[]?([\w.]+)/gi)].map((it) => it[1] ?? '');
  return /\b(?:limit|top)\s+1\b/i.test(sql) || tables.some(isSettingsName);
}

/** A condition whose value is not written here, or on a column that is a key. */
export function isKeyed(m: Machine, f: Frame, { args: [options] }: CallSpec): boolean {
  if (!options) return false;
  const hasWhere = options.refs.some((it) => it.kind === 'object' && it.heap.props.has('where'));
  return tells(m, f, hasWhere ? readMember(m, f, options, 'where', undefined) : options, 0);
}

/** `{ _id: 'global' }`: the same for all. */
function isWritten({ literals, refs, unknown }: Value): boolean {
  return !unknown && refs.length === 0 && literals.length > 0 && literals.every((it) => !isPartial(it));
}

function hasKey(sql: string): boolean {
  const [, condition = ''] = /\bwhere\b(.*)/is.exec(sql) ?? [];
  return isPartial(condition) || /\?|\$\d|[:@]\w/.test(condition);
}

function tells(m: Machine, f: Frame, condition: Value, depth: number): boolean {
  if (condition.unknown || depth > MAX_DEPTH) return true;
  return condition.refs.some((it) => {
    if (it.kind !== 'object' || it.heap.open || readCell(it.heap.rest, f.ctx) !== m.values.never) return true;
    return allProperties(it.heap, f.ctx).some(([name, cell]) => {
      const value = readCell(cell, f.ctx);
      return KEY.test(name) && !(SINGLE.test(name) && isWritten(value))
        ? value !== m.values.never
        : tells(m, f, value, depth + 1);
    });
  });
}
