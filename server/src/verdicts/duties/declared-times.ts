/**
 * Dates that mappers write by themselves, table by table, as code declares them: Drizzle's columns, entities of TypeORM and
 * MikroORM, schemas of Mongoose. A default fills in a date when the row is made, not when it is changed.
 */
import type { Argument, ClassFacts, Expr, FileFacts } from '../../facts/ir';
import { calledName, lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Dated } from './sequelize-times';
import { definitionsIn } from './stale/definitions';

const NONE: Dated = { insert: false, update: false };
/** What is not in sight may be dated. */
const OPEN: Dated = { insert: true, update: true };

/** By the names of tables, models and of what holds them, in small letters. */
export function declaredTimes(files: readonly FileFacts[]): ReadonlyMap<string, Dated> {
  const found = new Map<string, Dated>();
  for (const facts of files)
    for (const [name, dated] of remembered(known, facts, () => declaredIn(facts))) {
      const key = name.toLowerCase();
      found.set(key, join([found.get(key) ?? NONE, dated]));
    }
  return found;
}

type Declared = readonly (readonly [string, Dated])[];

const known = new WeakMap<FileFacts, Declared>();

function declaredIn(facts: FileFacts): Declared {
  const found: [string, Dated][] = [];
  const add = (name: string | undefined, dated: Dated | undefined) => {
    if (name && dated) found.push([name, dated]);
  };
  for (const it of facts.classes) if (isEntity(facts, it)) add(it.name, datedClass(facts, it));
  forEachExpr(facts, (node) => {
    if (node.k === 'var')
      for (const { target, init } of node.decls)
        if (target.k === 'pid' && init) add(facts.bindings[target.b]?.name, datedTable(facts, init));
    if (node.k === 'call') add(textOf(node.args[0]), datedTable(facts, node) ?? datedModel(facts, node));
  });
  return found;
}

/** `pgTable('users', { updatedAt: timestamp('updated_at').$onUpdate(…) })` */
function datedTable(facts: FileFacts, x: Expr): Dated | undefined {
  if (x.k !== 'call' || !/^(?:pg|mysql|sqlite|singlestore)Table$/.test(calledName(facts, x))) return undefined;
  const columns = x.args[1];
  if (columns?.k !== 'obj') return OPEN;
  return join(columns.props.map((it) => (it.p === 'value' ? datedColumn(facts, it.value) : OPEN)));
}

function datedColumn(facts: FileFacts, x: Expr): Dated {
  if (x.k === 'ref') return OPEN;
  const names: string[] = [];
  for (let it: Expr = x; it.k === 'call'; it = it.callee.obj) {
    names.push(lastName(facts, it.callee));
    if (it.callee.k !== 'member') break;
  }
  const update = names.some((it) => /^(?:\$onUpdate(?:Fn)?|onUpdateNow)$/.test(it));
  const isDate = names.some((it) => /^(?:timestamp|date|datetime|integer|text)$/.test(it));
  const insert = names.some((it) => /^(?:defaultNow|\$defaultFn|\$default|default)$/.test(it)) && isDate;
  // A helper may make any column.
  return names.length === 1 && !isDate && !COLUMN.test(names[0] ?? '') ? OPEN : { insert: insert || update, update };
}

const COLUMN =
  /^(?:varchar|char|boolean|serial|bigserial|smallint|bigint|int|tinyint|uuid|json|jsonb|numeric|decimal|real|double|mysqlEnum|\w*[eE]num|blob|time)$/;

/** `mongoose.model('User', new Schema(fields, { timestamps: true }))` */
function datedModel(facts: FileFacts, x: Extract<Expr, { k: 'call' }>): Dated | undefined {
  if (calledName(facts, x) !== 'model' || textOf(x.args[0]) === undefined) return undefined;
  const given = x.args[1];
  if (!given || given.k === 'spread') return undefined;
  const schema = given.k === 'ref' ? definitionsIn(facts).ofBinding.get(given.b)?.[0]?.value : given;
  return schema?.k === 'new' && lastName(facts, schema.callee) === 'Schema' ? datedSchema(schema.args) : OPEN;
}

function datedSchema([fields, options]: readonly Argument[]): Dated {
  if (options && (options.k !== 'obj' || hasOn(options, /^timestamps$/))) return OPEN;
  if (fields?.k !== 'obj' || fields.props.some((it) => it.p === 'spread')) return OPEN;
  const insert = fields.props.some((it) => it.p === 'value' && it.value.k === 'obj' && hasDate(it.value));
  return { insert, update: false };
}

/** `{ type: Date, default: Date.now }` */
function hasDate({ props }: Extract<Expr, { k: 'obj' }>): boolean {
  const isDate = props.some(
    (it) => it.p === 'value' && it.key === 'type' && it.value.k === 'global' && it.value.name === 'Date',
  );
  return isDate && props.some((it) => it.p === 'value' && it.key === 'default');
}

function isEntity(facts: FileFacts, { decorators = [] }: ClassFacts): boolean {
  return decorators.some((it) => it.k === 'call' && /^(?:Entity|Schema)$/.test(calledName(facts, it)));
}

function datedClass(facts: FileFacts, { decorators = [], members, extends: parent }: ClassFacts): Dated {
  if (parent && lastName(facts, parent) !== 'BaseEntity') return OPEN;
  if (decorators.some((it) => it.k === 'call' && it.args.some((arg) => arg.k === 'obj' && hasOn(arg, /^timestamps$/))))
    return OPEN;
  return join(members.flatMap((it) => (it.decorators ?? []).map((one) => datedMember(facts, one))));
}

function datedMember(facts: FileFacts, x: Expr): Dated {
  const name = x.k === 'call' ? calledName(facts, x) : lastName(facts, x);
  if (name === 'UpdateDateColumn') return OPEN;
  if (name === 'CreateDateColumn') return { insert: true, update: false };
  const options = x.k === 'call' ? x.args.filter((it) => it.k === 'obj') : [];
  if (options.some((it) => hasOn(it, /^onUpdate$/))) return OPEN;
  const isDate = x.k === 'call' && x.args.some((it) => /date|time/i.test(textOf(it) ?? ''));
  const fills = options.some(
    (it) => hasOn(it, /^onCreate$/) || (hasOn(it, /^default(?:Raw)?$/) && (isDate || hasOn(it, /^type$/))),
  );
  return { insert: fills, update: false };
}

function hasOn({ props }: Extract<Expr, { k: 'obj' }>, key: RegExp): boolean {
  return props.some(
    (it) =>
      it.p === 'spread' ||
      (typeof it.key === 'string' && key.test(it.key) && !(it.value.k === 'lit' && it.value.v === false)),
  );
}

function textOf(x: Argument | undefined): string | undefined {
  return x?.k === 'lit' && typeof x.v === 'string' ? x.v : undefined;
}

function join(all: readonly Dated[]): Dated {
  return { insert: all.some((it) => it.insert), update: all.some((it) => it.update) };
}
