/** Models that stand beside a query and not in it: a table that is handed over, and what a repository is kept as. */
import type { Access } from '../../catalogue/catalogue';
import type { Call, Expr, FileFacts } from '../../facts/ir';
import type { CallSpec } from '../calls/calls';

/** Drizzle: `db.insert(userConsents).values(…)`; TypeORM: `getRepository(UserConsent).findOne(…)`. */
export function tableHanded(
  facts: FileFacts,
  site: CallSpec['site'],
  isModel: (name: string) => boolean,
): string | undefined {
  let call: Expr | undefined = site;
  for (let depth = 0; call?.k === 'call' && depth < 6; depth++) {
    for (const arg of call.args) {
      const name = arg.k === 'member' ? arg.name : arg.k === 'ref' ? facts.bindings[arg.b]?.name : undefined;
      if (name !== undefined && isModel(name)) return name;
    }
    call = receiverOf(call);
  }
  return undefined;
}

/** `this.consents.findOne(…)`, where `consents: Repository<UserConsent>`: the class says nothing of its rows. */
export function repositoryName(
  facts: FileFacts,
  { path }: Access,
  site: CallSpec['site'],
  isModel: (name: string) => boolean,
): string | undefined {
  if (site.k !== 'call' || !path.slice(0, -1).some((it) => /^(?:\w*Repository|Model|Collection)$/.test(it)))
    return undefined;
  const of = receiverOf(site);
  const name = of?.k === 'member' ? of.name : of?.k === 'ref' ? facts.bindings[of.b]?.name : undefined;
  return name !== undefined && isModel(name) ? name : undefined;
}

function receiverOf({ callee }: Call): Expr | undefined {
  return callee.k === 'member' ? callee.obj : undefined;
}
