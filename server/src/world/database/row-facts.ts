/**
 * What a name says that is read from the rows of a query: nothing, where the row is anybody's, or where the query
 * leaves the column out, makes it up or has just written it.
 */
import type { Access, RowFacts } from '../../catalogue/catalogue';

/** Takes one row of several. */
const FIRST =
  /^(?:\d+|first|at|head|last|next|pop|shift|single|maybeSingle|Item|getOne|takeFirst|executeTakeFirst(?:OrThrow)?)$/;
/** What stands between a query and the columns of its rows. */
const AROUND =
  /^(?:\d+|\[\]|rows|data|docs|Items?|recordsets?|records|results|value|values|Attributes|_doc|dataValues|attributes|fields)$/;

type Step = RowFacts & { readonly after: number };

/** Does no condition narrow it to one consumer? */
export function isAnyones(asked: readonly RowFacts['whose'][]): boolean {
  return asked.includes('others') || (asked.includes('all') && !asked.includes('own'));
}

export function saysNothing({ path: given, steps, root }: Access, name: string): boolean {
  const path = root.kind === 'package' && root.spec.startsWith('mysql2') ? withoutFields(given, steps) : given;
  const facts = steps.flatMap(({ rows, after }): readonly Step[] => (rows ? [{ ...rows, after }] : []));
  const [first] = facts;
  if (!first) return false;
  const isOne = facts.some((it) => it.one) || path.slice(first.after).some((it) => FIRST.test(it));
  if (isOne && isAnyones(facts.map(({ whose }) => whose))) return true;
  if (facts.some((it) => it.written)) return true;
  const called = new Set(steps.map(({ after }) => after - 1));
  const names = [...path, name].filter((it, i) => i >= first.after && !called.has(i) && !AROUND.test(it));
  const column = names[0] ?? name;
  const only = facts.flatMap((it) => it.only ?? []);
  if (facts.some((it) => it.only) && !only.includes(column)) return true;
  return facts.some(({ not }) => not?.some((it) => it === column || it === name));
}

/** `[rows, fields]` */
function withoutFields(path: Access['path'], steps: Access['steps']): Access['path'] {
  const asked = steps.find((it) => it.rows)?.after ?? 0;
  return path.filter((it, i) => i !== asked || it !== '0');
}

/** Databases without booleans. */
export function isCounted({ root, path, steps }: Access): boolean {
  if (!steps.some(({ rows }) => rows)) return false;
  const isBound = root.kind !== 'package' && path.includes('prepare') && path.includes('bind');
  return isBound || (root.kind === 'package' && COUNTS.test(root.spec));
}

const COUNTS =
  /^(?:better-sqlite3|bun:sqlite|node:sqlite|sqlite3?|sql\.js|@libsql\/client.*|libsql|mysql2?|mysql2\/promise|mariadb|@planetscale\/database|oracledb)$/;

/** Databases within the process answer at once. */
export function isSynchronous({ root }: Access): boolean {
  return (
    root.kind === 'package' &&
    /^(?:better-sqlite3|bun:sqlite|node:sqlite|drizzle-orm\/(?:better|bun)-sqlite3?)$/.test(root.spec)
  );
}
