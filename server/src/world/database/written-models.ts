/**
 * Which table, collection or model a write is about, as far as the code tells: `prisma.user`, `knex('users')`,
 * `db.update(users)`, `mongoose.model('User')`, `getRepository(User)`. One that is named for a choice goes before.
 */
import type { Access, Catalogue } from '../../catalogue/catalogue';
import type { FileFacts } from '../../facts/ir';
import type { CallSpec } from '../calls/calls';
import { repositoryName, tableHanded } from './handed-models';

/** '' where nothing names one. */
export function modelWritten(catalogue: Catalogue, facts: FileFacts, access: Access, site: CallSpec['site']): string {
  const { path, steps } = access;
  const isModel = (it: string) => catalogue.polarityOfModel(it) !== undefined;
  const names = path.length > 1 ? path.slice(0, -1) : path;
  const texts = steps.flatMap(({ args: [first] }) => (typeof first === 'string' && first.length < 60 ? [first] : []));
  return (
    [...names].reverse().find(isModel) ??
    texts.find(isModel) ??
    tableHanded(facts, site, isModel) ??
    repositoryName(facts, access, site, isModel) ??
    otherModel(facts, access, site)
  );
}

const NAMES_TABLE =
  /^(?:model|collection|table|from|into|define|insertInto|updateTable|deleteFrom|replaceInto|getRepository|default|knex)$/;
const TAKES_TABLE = /^(?:update|insert|into|from|delete|getRepository|getModelToken|getCollection|doc|collection)$/;
/** Of a client, not of a table. */
const CLIENT =
  /^(?:default|prisma|db|client|\$?tx|trx|knex|em|entityManager|manager|orm|\w*Client|\w*ORM|Sequelize|Kysely|\w*Repository|Repository|Model|Collection|DataSource|Connection|Query)$/;

function otherModel(facts: FileFacts, { path, steps }: Access, site: CallSpec['site']): string {
  for (const { after, args } of [...steps].reverse()) {
    const [first] = args;
    const isNamed = after === 0 || NAMES_TABLE.test(path[after - 1] ?? '');
    if (isNamed && typeof first === 'string' && /^["`]?[\w.]{1,60}["`]?$/.test(first)) return first;
  }
  const handed = tableHanded(
    facts,
    site,
    (name, method) => TAKES_TABLE.test(method) || (/^find/.test(method) && /^[A-Z]/.test(name)),
  );
  if (handed !== undefined) return handed;
  const called = new Set(steps.map(({ after }) => after - 1));
  const plain = path.slice(0, -1).filter((name, i) => !called.has(i) && !CLIENT.test(name) && name !== '?');
  return (
    plain.at(-1) ??
    repositoryName(facts, { path: ['Repository', ''], root: { kind: 'global' }, steps: [] }, site, isPlainName) ??
    ''
  );
}

function isPlainName(name: string): boolean {
  return !CLIENT.test(name);
}
