/** Values that a query gave: what it said of its rows stands in the steps that led to them. */
import type { Access, RowFacts } from '../../catalogue/catalogue';
import type { ForeignRef } from './ref';

export function isOfRows({ steps }: Access): boolean {
  return steps.some((it) => it.rows !== undefined);
}

/** Without the query before it, a row would be taken for the consumer's own. */
export function originWithoutName({ origin, access }: ForeignRef): 'env' | 'request-data' | 'unknown' {
  if (origin === 'env' || origin === 'request-data') return origin;
  return access.steps.some(({ rows }) => rows && !isOwn(rows)) ? 'env' : 'unknown';
}

function isOwn({ whose, only, not, written }: RowFacts): boolean {
  return whose === 'own' && !only && !not && !written;
}

/** Below a query's rows, names tell which of them and of what. */
export function isUnnamed(ref: ForeignRef): boolean {
  return ref.origin !== 'package' && ref.origin !== 'global' && !isOfRows(ref.access);
}
