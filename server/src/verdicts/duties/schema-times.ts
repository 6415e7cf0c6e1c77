/**
 * Dates that a database writes by itself: Prisma's `@updatedAt` and `@default(now())`, and what other mappers
 * declare in code. A default fills in a date when the row is made, not when it is changed.
 */
import type { DateColumn } from '../../../../shared/src/duties';
import type { Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { declaredTimes } from './declared-times';
import { sequelizeTimes } from './sequelize-times';

export interface SchemaTimes {
  isTimed(model: string, action: 'insert' | 'update' | 'delete'): boolean;
  /** Columns that a Prisma schema declares as dates. */
  columnsOf(model: string): readonly DateColumn[];
}

/** `prisma`: the text of the schema, where there is one. */
export function schemaTimes(prisma: string | undefined, files: readonly FileFacts[]): SchemaTimes {
  const models = new Map(prisma === undefined ? [] : modelsIn(prisma));
  const declares = prisma === undefined && files.some(declaresTimes);
  const dated = sequelizeTimes(prisma === undefined ? files : []);
  const declared = declaredTimes(prisma === undefined ? files : []);
  return {
    columnsOf: (model) => datesIn(models.get(toKey(model)) ?? ''),
    isTimed(model, action) {
      const body = models.get(toKey(model));
      const byItself = dated.get(toKey(model)) ?? declared.get(toKey(model));
      if (byItself) return action === 'insert' ? byItself.insert : byItself.update;
      if (body === undefined) return declares;
      return /@updatedAt\b/.test(body) || (action === 'insert' && /DateTime[^\n]*@default\(now\(\)\)/.test(body));
    },
  };
}

function modelsIn(schema: string): (readonly [string, string])[] {
  return [...schema.matchAll(/^\s*model\s+(\w+)\s*\{([\s\S]*?)^\s*\}/gm)].map((it) => [
    toKey(it[1] ?? ''),
    it[2] ?? '',
  ]);
}

function datesIn(body: string): readonly DateColumn[] {
  return [...body.matchAll(/^\s*(\w+)\s+DateTime\b(.*)$/gm)].map(([, name = '', rest = '']) => ({
    name,
    automatic: /@updatedAt\b|@default\(/.test(rest),
  }));
}

function toKey(model: string): string {
  return model.toLowerCase();
}

const DECLARED = /^(?:defaultNow|\$onUpdate|\$onUpdateFn|onUpdateNow|CreateDateColumn|UpdateDateColumn|timestamps)$/;

/** Which table it is about is not told apart: then no date is said to be missing. */
function declaresTimes(facts: FileFacts): boolean {
  let found = false;
  forEachExpr(facts, (node) => {
    if (found) return;
    if (node.k === 'member' || node.k === 'global') found = DECLARED.test(node.name);
    else if (node.k === 'obj')
      found = node.props.some(
        (it) => it.p !== 'spread' && typeof it.key === 'string' && DECLARED.test(it.key) && !isFalse(it.value),
      );
    else if (node.k === 'call' && node.callee.k === 'ref')
      found = DECLARED.test(facts.bindings[node.callee.b]?.name ?? '');
  });
  return found;
}

function isFalse(it: Expr): boolean {
  return it.k === 'lit' && it.v === false;
}
