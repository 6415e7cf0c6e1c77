/**
 * What a file exports as values of its own, ES modules and CommonJS alike. Re-exports are not listed:
 * they belong to the file that defines them.
 */
import type { Expr, FileFacts, Pattern, Stmt } from '../facts/ir';
import { type FactNode, walkFacts } from './walk-facts';

export interface ExportedName {
  /** 'default', a name; for CommonJS a property, '*' the value itself. */
  readonly name: string;
  /** `data`: a literal, an array or a template: nothing to run. */
  readonly kind: 'function' | 'class' | 'value' | 'data';
  /** Index into `FileFacts.functions` or `classes`, by `kind`. */
  readonly index?: number;
  /** Its binding, for ES exports. */
  readonly b?: number;
}

type Defined = Omit<ExportedName, 'name' | 'b'>;

const SOME_VALUE: Defined = { kind: 'value' };

export function exportedNames(facts: FileFacts): readonly ExportedName[] {
  const imported = new Set(facts.imports.flatMap((it) => it.names.map(({ b }) => b)));
  const defined = definitions(facts.functions[0]?.body ?? []);
  const names: ExportedName[] = [];
  for (const it of facts.exports) {
    if (it.typeOnly || (it.x !== 'local' && it.x !== 'assign')) continue;
    const name = it.x === 'local' ? it.name : '*';
    if (!imported.has(it.b)) names.push({ name, b: it.b, ...(defined.get(it.b) ?? SOME_VALUE) });
  }
  return facts.esm ? names : [...names, ...commonJsNames(facts, defined)];
}

/** What each binding of the top level is declared as. */
function definitions(body: readonly Stmt[]): Map<number, Defined> {
  const found = new Map<number, Defined>();
  for (const it of body) {
    if (it.k === 'function') found.set(it.b, { kind: 'function', index: it.f });
    else if (it.k === 'classdecl') found.set(it.b, { kind: 'class', index: it.c });
    else if (it.k === 'var') {
      for (const { target, init } of it.decls) define(target, init);
    }
  }
  return found;

  function define(target: Pattern, init: Expr | undefined): void {
    if (target.k === 'pid' && init) found.set(target.b, kindOf(init, found));
  }
}

function kindOf(value: Expr, defined: ReadonlyMap<number, Defined>): Defined {
  switch (value.k) {
    case 'fn':
      return { kind: 'function', index: value.f };
    case 'class':
      return { kind: 'class', index: value.c };
    case 'ref':
      return defined.get(value.b) ?? SOME_VALUE;
    case 'lit':
    case 'undef':
    case 'regex':
    case 'tpl':
      return { kind: 'data' };
    default:
      return SOME_VALUE;
  }
}

/** `module.exports = …`, `module.exports = { a, b }`, `module.exports.a = …`, `exports.a = …`, anywhere in the file. */
function commonJsNames(facts: FileFacts, defined: ReadonlyMap<number, Defined>): ExportedName[] {
  const names = new Map<string, Defined>();
  walkFacts(facts, (node) => {
    if (node.k !== 'assign') return;
    const target = node.target as Pattern;
    const value = node.value as Expr;
    if (target.k !== 'pmem' || target.x.k !== 'member') return;
    if (isGlobal(target.x.obj, 'module') && target.x.name === 'exports') addValue(value);
    else if (isExportsObject(target.x.obj)) names.set(target.x.name, kindOf(value, defined));
  });
  return [...names].map(([name, it]) => ({ name, ...it }));

  function addValue(value: Expr): void {
    if (value.k !== 'obj') names.set('*', kindOf(value, defined));
    else {
      for (const it of value.props) {
        if (it.p !== 'spread' && typeof it.key === 'string') names.set(it.key, kindOf(it.value, defined));
      }
    }
  }
}

function isExportsObject(node: Expr): boolean {
  return isGlobal(node, 'exports') || (node.k === 'member' && node.name === 'exports' && isGlobal(node.obj, 'module'));
}

function isGlobal(node: Expr | FactNode, name: string): boolean {
  return node.k === 'global' && node.name === name;
}
