/**
 * Rows that are about several consumers: what the one who asks has said tells nothing of them.
 *
 * Whose row it is in hand is told by the query. What it is about is told by the table's name or the column's, since
 * rows of things (products, plans) are about nobody.
 */
import type { Access, RowFacts } from '../../catalogue/catalogue';
import { isOtherPerson } from '../../catalogue/lexicon/other-people';
import { isThingName } from '../../catalogue/lexicon/things';
import { leftAt } from '../objects/left-keys';
import { isAnyones } from './row-facts';

/** A column that tells consumers apart; an `id` by itself may be a thing's. */
const PERSON =
  /(?:^|_|[a-z](?=[A-Z]))(?:user|customer|account|member|subscriber|profile|visitor|person|owner|author|session|device|cookie|subject|email|phone|contact|lead|client|patient|guest|student|employee|buyer|shopper)s?(?:_?(?:id|uuid|key|email|sub))?$|^(?:e_?mail|sub|phone)$/i;
const PEOPLE =
  /(?:user|customer|account|member|subscriber|profile|visitor|person|people|contact|lead|client|patient|guest|student|employee|buyer|shopper|recipient|attendee|signup|subscription)s?$/i;
const THINGS =
  /(?:product|item|plan|price|post|article|page|categor(?:y|ie)|feature|flag|setting|file|image|tag|template|coupon|discount|course|lesson|event_?type|country|currency|store|location|variant|sku|offer|campaign|segment|job|task|queue|webhook|key|token|migration|log)s?$/i;
const IDENTITY = /^(?:_?id|uuid|uid|handle|user_?name|login|nick_?name)$/i;

/** The condition's columns by which rows of one consumer are found. */
export function tellsPerson(column: string): boolean {
  return IDENTITY.test(column) || PERSON.test(column);
}

const TENANT_KEY =
  /^(?:tenant|organi[sz]ation|org|workspace|company|site|shop|instance|merchant|reseller)_?(?:id|uuid|key|slug)$/i;

/** Of a tenant, or of no person at all: `productId`, `region`. */
export function isNobodysKey(column: string): boolean {
  return TENANT_KEY.test(column) || isThingName(column);
}

/** `knex('consents').where({ org_id }).first()`: whatever is asked, it is by the key of a tenant, or of a thing. */
export function askedOfTenant({ steps }: Pick<Access, 'steps'>): boolean {
  const asked = steps.filter(({ rows }) => rows?.whose === 'own');
  return asked.length > 0 && asked.every(({ rows }) => rows?.tenant);
}

/** A row, or what is read from one, of more than one consumer. */
export function isOfSeveral(access: Access): boolean {
  if (leftAt(access) !== undefined) return true;
  const { path, steps } = access;
  // A statement's key is given where it is run.
  const isStatement = (after: number, i: number) => path[after - 1] === 'prepare' && steps[i + 1]?.rows !== undefined;
  const asked = steps.flatMap(({ rows, after }, i): readonly RowFacts[] =>
    rows && !isStatement(after, i) ? [rows] : [],
  );
  if (isAnyones(asked.map(({ whose }) => whose))) return true;
  const own = asked.filter(({ whose }) => whose === 'own');
  return own.length > 0 && own.every((it) => it.several);
}

/** Of a person whom the program tells from the one who asks: `friend.email`, a row found by `req.body.friendId`. */
export function isOfAnother({ path, steps }: Access, column = ''): boolean {
  return (
    path.some((it, i) => isOtherPerson(it, path[i + 1] ?? column)) ||
    steps.some(({ rows }) => rows?.another === true) ||
    isAskedForAnother({ path, steps })
  );
}

const ASKS = /^(?:param|get|query|getRouterParam|getQuery|input)$/;

/** The name under which a request is asked for something: `c.req.param('userId')`. */
export function askedName({ path, steps }: Pick<Access, 'path' | 'steps'>): string | undefined {
  const last = steps.at(-1);
  const name = last?.args.findLast((it) => typeof it === 'string');
  return last?.after === path.length && ASKS.test(path.at(-1) ?? '') && typeof name === 'string' ? name : undefined;
}

function isAskedForAnother(access: Pick<Access, 'path' | 'steps'>): boolean {
  const name = askedName(access);
  return name !== undefined && isOtherPerson(name);
}

const ASKING =
  /^(?:user|current_?user|session\w*|auth\w*|viewer|me|identity|principal|claims|account|cookies?|ip|jwt|token\w*)$/i;

/** Who is served: `req.user.id`, `session.userId`, `req.cookies.visitor`, `req.body.email`. */
export function isPersonal([, ...members]: readonly string[]): boolean {
  return members.some((it) => ASKING.test(it) || PERSON.test(it));
}

/** `thing`: about nobody; `person`: about a consumer for sure. */
export function aboutOf({ path, steps }: Access): 'person' | 'thing' | 'unknown' {
  if (leftAt({ path, steps, root: { kind: 'global' } }) !== undefined)
    return isPersonal(path.slice(2)) ? 'person' : 'unknown';
  const first = steps.findIndex(({ rows }) => rows !== undefined);
  const table = tableOf(path, steps, first);
  const column = path.at(-1) ?? '';
  const isColumn = path.length > (steps[first]?.after ?? 0);
  if (isColumn && PERSON.test(column)) return 'person';
  if (THINGS.test(table)) return 'thing';
  return PEOPLE.test(table) ? 'person' : 'unknown';
}

function tableOf(path: Access['path'], steps: Access['steps'], first: number): string {
  const named = steps.flatMap(({ args: [name], after }) =>
    typeof name === 'string' && !/^(?:eq|where|and|orderBy|select)$/.test(path[after - 1] ?? '') ? [name] : [],
  );
  for (const it of named) {
    const sql = /\bfrom\s+["'`[]?([\w.]+)/i.exec(it)?.[1];
    if (sql !== undefined) return sql;
  }
  const [only] = named.filter((it) => /^\w+$/.test(it));
  return only ?? path[(steps[first]?.after ?? 1) - 2] ?? '';
}
