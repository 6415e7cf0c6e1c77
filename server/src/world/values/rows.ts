/** Values that a query gave: what it said of its rows stands in the steps that led to them. */
import type { Access, AccessStep, RowFacts } from '../../catalogue/catalogue';
import type { ForeignRef, Ref } from './ref';
import type { Refs } from './refs';

/** Packages whose queries answer by a promise. */
const PROMISING =
  /^(?:@prisma\/client|mongodb|mongoose|pg|postgres|mysql2(?:\/promise)?|knex|typeorm|sequelize|kysely|@supabase\/.*|firebase(?:-admin)?\/firestore|@google-cloud\/firestore|@aws-sdk\/.*|drizzle-orm\/(?:node-postgres|postgres-js|mysql2|neon.*|d1|libsql|vercel-postgres|planetscale.*))$/;

/** What a query gives before it is awaited. */
export function isPromised({ access: { path, steps } }: ForeignRef): boolean {
  const last = steps.at(-1);
  return last?.rows?.promised === true && last.after === path.length;
}

/** What a query gives once it is awaited; itself, where it is none. */
export function awaited(refs: Pick<Refs, 'foreign'>, ref: Ref): Ref {
  if (ref.kind !== 'foreign' || !isPromised(ref)) return ref;
  const { root, path, steps } = ref.access;
  const settled = steps.map((it) => (it.rows ? { ...it, rows: { ...it.rows, promised: undefined } } : it));
  return refs.foreign({ root, path, steps: settled }, ref.origin, ref.options);
}

/** Methods that no client answers at once, wherever it comes from: `db.user.findUnique(…)`. */
const ASKS =
  /^(?:find(?:Unique|First|Many)(?:OrThrow)?|findByPk|findOne(?:By)?OrFail|findOneBy|executeTakeFirst(?:OrThrow)?|maybeSingle)$/;

/** The step of a call on it. */
export function promising<T extends Pick<AccessStep, 'rows'>>({ root, path }: Access, step: T): T {
  const isPromise = (root.kind === 'package' && PROMISING.test(root.spec)) || ASKS.test(path.at(-1) ?? '');
  return step.rows && isPromise ? { ...step, rows: { ...step.rows, promised: true } } : step;
}

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

/** See `database/one-of-batch.ts`. */
export const ONE_OF_BATCH = 'one of a batch';

export function isOneOfBatch({ path }: Access): boolean {
  return path[1] === ONE_OF_BATCH;
}

/** Below a query's rows, names tell which of them and of what. */
export function isUnnamed(ref: ForeignRef): boolean {
  return ref.origin !== 'package' && ref.origin !== 'global' && !isOfRows(ref.access);
}
