/**
 * By what a program names whom something is about: `session`: who is logged in; `route`: a key in the address that is asked
 * for, whoever's that is; `rerouted`: one that was written over on some way; `sent`: a key of somebody in what a client sends;
 * `other`: something else, as what the consumer sends of themselves.
 *
 * What the one who is logged in has said decides nothing over the one whose page is asked for, nor the other way round; nor
 * does what somebody has said whom a client names decide anything over the one who is logged in.
 */
import type { Access } from '../../catalogue/catalogue';
import type { Frame } from '../machine/frame';
import { valuesWithin } from '../objects/properties';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';
import { aboutOf, askedName, isPersonal, tellsPerson } from './several';

export type Named = 'session' | 'route' | 'rerouted' | 'sent' | 'other';
export type By = Exclude<Named, 'other'>;

const BY: readonly By[] = ['session', 'route', 'rerouted', 'sent'];
/** Conditions within conditions. */
const MAX_DEPTH = 4;
const SESSION =
  /^(?:user|current_?user|session|(?:get)?(?:server)?_?session|auth\w*|getAuth|viewer|me|identity|principal|claims|jwt|(?:decoded|access)?_?token)$/i;
/** Of the browser, or of the very one who fills in a form. */
const OWN = /(?:anon\w*|visitor|device|session|client|cookie|e_?mail|phone|token)(?:_?(?:id|uuid|key|number))?$/i;
/** Of the address: `/users/:id`. */
const ROUTE = /^(?:params|pathParameters|routeParams)$/;
const KEY = /(?:^|_|[a-z](?=I))(?:id|uid|uuid)$/i;

/** All that a value may name. */
export function namesOf({ refs }: Pick<Value, 'refs'>, isSubject: boolean): readonly Named[] {
  const foreign = refs.filter((it): it is ForeignRef => it.kind === 'foreign');
  const named = foreign.flatMap((it) => namedIn(it, isSubject) ?? []);
  const isRerouted = named.includes('route') && foreign.length > 1;
  return isRerouted ? named.map((it) => (it === 'route' ? 'rerouted' : it)) : named;
}

/** `isSubject`: it is said to be whom something is about. */
function namedIn(ref: ForeignRef, isSubject: boolean): Named | undefined {
  const { access, origin } = ref;
  const { path } = access;
  if (access.steps.some((it) => it.rows)) return isOfPerson(access) ? (byOfRows(access) ?? 'other') : undefined;
  // What stands before a function has told who calls: `event.requestContext.authorizer`
  if (path.some((it) => /^(?:authorizer|identity)$/.test(it))) return 'session';
  if (origin === 'request-data') return claimed(path, isSubject);
  const asked = /^(?:param|getRouterParam)$/.test(path.at(-1) ?? '') ? askedName(access) : undefined;
  if (asked !== undefined) return claimed(['', 'params', asked], isSubject);
  if (origin === 'env') return isSubject && !path.includes('env') && isPersonal(path) ? 'other' : undefined;
  if (path.length < 2 || !isPersonal([...path, ...keysIn(access)])) return undefined;
  return isOfSession(access) ? 'session' : 'other';
}

/** As it is written: `req.user.id`, `req.params.userId`. */
export function namedAs(names: readonly string[]): Named | undefined {
  const path = ['', ...names];
  if (names.some((it) => /^(?:body|params|query|input|args|payload)$/.test(it))) return claimed(path, false);
  if (!isPersonal(path)) return undefined;
  return names.some((it) => SESSION.test(it)) ? 'session' : 'other';
}

function isOfPerson(access: Access): boolean {
  const after = access.steps.findLast((it) => it.rows)?.after ?? 0;
  const columns = access.path.slice(after);
  return columns.length === 0
    ? aboutOf(access) === 'person'
    : tellsPerson(columns.at(-1) ?? '') && aboutOf(access) !== 'thing';
}

function claimed(path: Access['path'], isSubject: boolean): Named | undefined {
  const name = path.at(-1) ?? '';
  if (OWN.test(name)) return isPersonal(path) ? 'other' : undefined;
  if (!path.some((it) => ROUTE.test(it))) {
    const isKey = KEY.test(name) && isPersonal(['', name]);
    return isKey ? 'sent' : isPersonal(path) ? 'other' : undefined;
  }
  if (KEY.test(name) && (isSubject || isPersonal(['', name]))) return 'route';
  return isPersonal(path) ? 'other' : undefined;
}

function isOfSession({ path, steps }: Access): boolean {
  const [, ...names] = path[0] === '?' || path[0] === 'default' ? path : ['', ...path];
  const keys = keysIn({ path, steps });
  if ([...names, ...keys].some((it) => SESSION.test(it)) || isPersonal(['', ...keys])) return true;
  return names.length === 1 && steps.length === 0;
}

/** `c.get('session')` */
function keysIn({ path, steps }: Pick<Access, 'path' | 'steps'>): readonly string[] {
  return steps.flatMap(({ args: [key], after }) =>
    typeof key === 'string' && path[after - 1] === 'get' && after <= 2 ? [key] : [],
  );
}

/** By what a row is found, or a function asked. Undefined: by neither, or by both. */
export function byIn(f: Frame, args: readonly Value[]): By | undefined {
  const found = new Set<Named>();
  for (const value of valuesWithin(f, args, MAX_DEPTH)) {
    for (const it of namesOf(value, true)) found.add(it);
    for (const ref of value.refs) {
      // `where(eq(users.id, id))`
      const by = ref.kind === 'foreign' ? byOfRows(ref.access) : undefined;
      if (by) found.add(by);
    }
  }
  const [by, ...others] = BY.filter((it) => found.has(it));
  return others.length === 0 ? by : undefined;
}

/** Whatever a builder was told on the way. */
function byOfRows({ steps }: Access): By | undefined {
  const [by, ...others] = new Set(steps.flatMap(({ rows }) => rows?.by ?? []));
  return others.length === 0 ? by : undefined;
}

/** Of whom a member is read: `req.user.optedOut`, a column of a row. */
export function byOf(access: Access): By | undefined {
  if (access.steps.some((it) => it.rows)) return byOfRows(access);
  return [...access.path, ...keysIn(access)].some((it) => SESSION.test(it)) ? 'session' : undefined;
}
