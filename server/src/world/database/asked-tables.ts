/**
 * A table that a client chooses: `getRepository(req.body.entity)`, `prisma[req.query.model]`. What its rows are called
 * promises nothing, since the client may name one in which everybody has agreed.
 */
import type { CallSpec } from '../calls/calls';
import type { Machine } from '../machine/machine';
import { nameless } from '../outside/nameless';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';
import { askedName } from './several';

const BY_NAME =
  /^(?:get(?:Mongo|Tree|Custom)?Repository|repository|(?:get)?[mM]odel|(?:get)?[cC]ollection|from|table|into)$/;
const BUILDER = /knex/i;

export function clientsTable(m: Machine, ref: ForeignRef, { args: [table], isNew }: CallSpec): Value | undefined {
  if (isNew || !table || !isOfClient(table)) return undefined;
  const { root, path } = ref.access;
  const last = path.at(-1) ?? '';
  const isBuilder = root.kind === 'package' && BUILDER.test(root.spec) && /^(?:|default|knex|db)$/.test(last);
  return isBuilder || BY_NAME.test(last) ? nameless(m) : undefined;
}

export function isClientsTable({ access: { root, steps } }: ForeignRef, name: Value): boolean {
  return root.kind === 'package' && steps.every((it) => !it.rows) && isOfClient(name);
}

function isOfClient({ refs }: Value): boolean {
  return refs.some(
    (it) => it.kind === 'foreign' && (it.origin === 'request-data' || askedName(it.access) !== undefined),
  );
}
