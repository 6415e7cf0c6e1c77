/** Models that stand beside a query and not in it: a table that is handed over, and what a repository is kept as. */
import type { Access } from '../../catalogue/catalogue';
import { constantsOf } from '../../facts/constants';
import type { Call, Expr, FileFacts } from '../../facts/ir';
import { calledName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { CallSpec } from '../calls/calls';
import type { ClassRef } from '../values/ref';
import type { Value } from '../values/value';

/** Drizzle: `db.insert(userConsents).values(…)`; TypeORM: `getRepository(UserConsent).findOne(…)`. */
export function tableHanded(
  facts: FileFacts,
  site: CallSpec['site'],
  isModel: (name: string, method: string) => boolean,
): string | undefined {
  let call: Expr | undefined = site;
  for (let depth = 0; call?.k === 'call' && depth < 6; depth++) {
    const method = calledName(facts, call);
    for (const arg of call.args) {
      const name = arg.k === 'member' ? arg.name : arg.k === 'ref' ? facts.bindings[arg.b]?.name : undefined;
      if (name !== undefined && isModel(name, method)) return name;
    }
    const of = receiverOf(call);
    const made = of?.k === 'ref' ? constantsOf(facts).get(of.b) : of;
    call = made?.k === 'await' ? made.x : made;
  }
  return undefined;
}

export function classNameOf({ unit, cls }: ClassRef): string | undefined {
  return unit.facts.classes[cls]?.name || undefined;
}

/** TypeORM: `manager.findOneBy(UserConsent, { userId })`. */
export function entityNamed(entity: Value | undefined): string | undefined {
  const [ref] = entity?.refs ?? [];
  return entity && !entity.unknown && entity.refs.length === 1 && ref?.kind === 'class' ? classNameOf(ref) : undefined;
}

/** `this.consents.findOne(…)`, where `consents: Repository<UserConsent>`: the class says nothing of its rows. */
export function repositoryName(
  facts: FileFacts,
  { path }: Access,
  site: CallSpec['site'],
  isModel: (name: string) => boolean,
): string | undefined {
  if (site.k !== 'call' || !path.slice(0, -1).some((it) => /^(?:\w*Repository|getModel|Model|Collection)$/.test(it)))
    return undefined;
  const of = receiverOf(site);
  const name = of?.k === 'member' ? of.name : of?.k === 'ref' ? facts.bindings[of.b]?.name : undefined;
  const rows = of && (rowsDeclared(facts, of) ?? rowsGiven(facts, of));
  return [rows, name].find((it) => it !== undefined && isModel(it));
}

/** `const repo = dataSource.getRepository(UserConsent)`, `private repo = dataSource.getRepository(UserConsent)` */
function rowsGiven(facts: FileFacts, of: Expr): string | undefined {
  const isField = of.k === 'member' && of.obj.k === 'this';
  const made = isField ? fieldsOf(facts).get(of.name) : of.k === 'ref' ? constantsOf(facts).get(of.b) : of;
  if (made?.k !== 'call' || !/^get(?:\w*Repository|Model)$/.test(calledName(facts, made))) return undefined;
  const [first] = made.args;
  return first?.k === 'ref' ? facts.bindings[first.b]?.name : undefined;
}

const fields = new WeakMap<FileFacts, ReadonlyMap<string, Expr | undefined>>();

/** What fields begin with, or are given in one place; undefined where it is in several. */
function fieldsOf(facts: FileFacts): ReadonlyMap<string, Expr | undefined> {
  return remembered(fields, facts, () => {
    const found = new Map<string, Expr | undefined>();
    const add = (name: string, x: Expr) => found.set(name, found.has(name) ? undefined : x);
    for (const { members } of facts.classes)
      for (const { m, key, f } of members) {
        const [made] = m === 'field' && f !== undefined ? (facts.functions[f]?.body ?? []) : [];
        if (typeof key === 'string' && made?.k === 'return' && made.x) add(key, made.x);
      }
    forEachExpr(facts, (it) => {
      if (it.k !== 'assign' || it.target.k !== 'pmem' || it.target.x.k !== 'member') return;
      if (it.target.x.obj.k === 'this') add(it.target.x.name, it.value);
    });
    return found;
  });
}

/** `private readonly repo: Repository<UserConsent>` */
function rowsDeclared(facts: FileFacts, of: Expr): string | undefined {
  if (of.k === 'ref') return facts.bindings[of.b]?.type?.of;
  if (of.k !== 'member') return undefined;
  const fields = facts.classes.flatMap(({ members }) => members.filter((it) => it.key === of.name));
  const given = facts.functions.flatMap(({ params }) => params.filter((it) => it.field === of.name));
  return [...fields, ...given].map((it) => it.type?.of).find((it) => it !== undefined);
}

function receiverOf({ callee }: Call): Expr | undefined {
  return callee.k === 'member' ? callee.obj : undefined;
}
