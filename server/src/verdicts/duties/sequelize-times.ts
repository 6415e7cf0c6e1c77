/**
 * Which dates Sequelize writes by itself. It dates every row when it is made and when it is changed, unless the
 * options of the model, or those that all models share, say otherwise.
 *
 * Source: https://sequelize.org/docs/v6/core-concepts/model-basics/#timestamps
 */
import type { Expr, FileFacts } from '../../facts/ir';
import { calledName, lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';

export interface Dated {
  readonly insert: boolean;
  readonly update: boolean;
}

/** By a model's name in small letters. */
export function sequelizeTimes(files: readonly FileFacts[]): ReadonlyMap<string, Dated> {
  const models: { readonly name: string; readonly options: Expr | undefined }[] = [];
  let shared: Expr | undefined;
  for (const facts of files) {
    forEachExpr(facts, (node) => {
      if (node.k === 'call') models.push(...modelIn(facts, node));
      else if (node.k === 'new' && lastName(facts, node.callee) === 'Sequelize')
        for (const it of node.args) shared ??= it.k === 'spread' ? undefined : propertyOf(it, 'define');
    });
    for (const { name, decorators } of facts.classes)
      for (const it of decorators ?? [])
        if (name && it.k === 'call' && calledName(facts, it) === 'Table')
          models.push({ name, options: argument(it.args, 0) });
  }
  return new Map(models.map(({ name, options }) => [name.toLowerCase(), datedBy(options, shared)]));
}

/** `sequelize.define('consent', fields, options)`, `Consent.init(fields, { sequelize, ...options })`. */
function modelIn(facts: FileFacts, { callee, args }: Extract<Expr, { k: 'call' }>) {
  if (callee.k !== 'member') return [];
  const [first, second] = args;
  if (callee.name === 'define' && first?.k === 'lit' && typeof first.v === 'string' && second?.k === 'obj')
    return [{ name: first.v, options: argument(args, 2) }];
  const options = callee.name === 'init' ? argument(args, 1) : undefined;
  if (!options || !propertyOf(options, 'sequelize')) return [];
  const given = propertyOf(options, 'modelName');
  const name = given?.k === 'lit' ? given.v : lastName(facts, callee.obj);
  return typeof name === 'string' && name !== '' ? [{ name, options }] : [];
}

function datedBy(own: Expr | undefined, shared: Expr | undefined): Dated {
  const isOff = (key: string) => {
    const said = (own && propertyOf(own, key)) ?? (shared && propertyOf(shared, key));
    return said?.k === 'lit' && said.v === false;
  };
  const update = !isOff('timestamps') && !isOff('updatedAt');
  return { insert: update || (!isOff('timestamps') && !isOff('createdAt')), update };
}

function propertyOf(it: Expr, key: string): Expr | undefined {
  const prop = it.k === 'obj' ? it.props.findLast((prop) => prop.p === 'value' && prop.key === key) : undefined;
  return prop?.value;
}

function argument(args: Extract<Expr, { k: 'call' }>['args'], position: number): Expr | undefined {
  const it = args[position];
  return it?.k === 'spread' ? undefined : it;
}
