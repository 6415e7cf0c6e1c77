/** Imports, exports and the types that dependency injection follows. */
import { describe, expect, test } from 'vitest';
import { collectFacts } from '../../server/src/facts/collect';
import type { FileFacts } from '../../server/src/facts/ir';
import { printFacts } from './print';

const facts = (code: string, path = '/a.ts') => collectFacts(path, code);

function imports(it: FileFacts): string[] {
  return it.imports.map(({ spec, names, typeOnly, commonjs }) => {
    const list = names.map((one) => `${one.typeOnly ? 'type ' : ''}${one.imported} as ${it.bindings[one.b]?.name}`);
    return `${typeOnly ? 'type ' : ''}${commonjs ? 'commonjs ' : ''}${spec} {${list.join(', ')}}`;
  });
}

function exports(it: FileFacts): string[] {
  return it.exports.map((one) => {
    const type = one.typeOnly ? 'type ' : '';
    if (one.x === 'local') return `${type}${one.name} = ${it.bindings[one.b]?.name}#${one.b}`;
    if (one.x === 'from') return `${type}${one.name} = ${one.imported} of ${one.spec}`;
    return one.x === 'star' ? `${type}* of ${one.spec}` : `= ${it.bindings[one.b]?.name}#${one.b}`;
  });
}

describe('imports', () => {
  test.each([
    ["import 'a';", 'a {}'],
    [
      "import a, { b, c as d, type e, default as f } from 'x';",
      'x {default as a, b as b, c as d, type e as e, default as f}',
    ],
    ["import * as a from 'x';", 'x {* as a}'],
    ["import type { A } from 'x';", 'type x {A as A}'],
    ["import { 'a-b' as c } from 'x';", 'x {a-b as c}'],
    ["import a = require('x');", 'commonjs x {* as a}'],
    ["export { a } from 'x';", 'x {}'],
    ["export type * from 'x';", 'type x {}'],
  ])('%s', (code, printed) => expect(imports(facts(code))).toEqual([printed]));
});

describe('exports', () => {
  test.each([
    ['export const a = 1, { b, c: [d = 2] } = e;', ['a = a#0', 'b = b#1', 'd = d#2']],
    ['export function f() {} export class C {}', ['f = f#0', 'C = C#1']],
    ['export { a as b, missing }; const a = 1;', ['b = a#0']],
    ['const a = 1; export { a as default };', ['default = a#0']],
    ['export default function f() {}', ['default = f#0']],
    ['export default function () {}', ['default = default#0']],
    ['export default class {}', ['default = default#0']],
    ['const a = 1; export default a;', ['default = default#1']],
    ["export * from 'x'; export * as n from 'y';", ['* of x', 'n = * of y']],
    ["export { a, default as b, type T } from 'x';", ['a = a of x', 'b = default of x', 'type T = T of x']],
    ["import type { A } from 'x'; export type { A };", ['type A = A#0']],
    ['export = a;', ['= export=#0']],
    ['export enum A {} export namespace N { export const a = 1 }', ['A = A#0', 'N = N#1']],
    ['export interface A {} export type B = A; export declare const c: A;', []],
    ["export import a = require('x');", ['a = a#0']],
  ])('%s', (code, printed) => {
    const it = facts(code);
    expect(exports(it)).toEqual(printed);
    expect(it.esm).toBe(true);
  });

  test('a default expression is a constant with a name', () => {
    expect(printFacts(facts('export default () => 1;'))).toBe('var default#0 = fn1:default() => { return 1; };');
    expect(facts('export default function () {}').functions[1]?.name).toBe('');
  });
  test('import.meta makes a module, require does not', () => {
    expect(facts('import.meta.env').esm).toBe(true);
    expect(facts("require('a'); exports.b = 1").esm).toBe(false);
    expect(facts("import('a')").esm).toBe(false);
  });
});

describe('types', () => {
  test('interfaces and object types', () => {
    const code =
      'interface A extends B<C>, d.E { a: F; b?: Promise<G>; c(): H; "d-e": string } type I = { j: A } & K; type L = M;';
    expect(facts(code).types).toEqual([
      { name: 'A', extends: [{ name: 'B' }, { name: 'd.E' }], members: { a: { name: 'F' }, b: { name: 'G' } } },
      { name: 'I', extends: [{ name: 'K' }], members: { j: { name: 'A' } } },
      { name: 'L', members: {}, alias: { name: 'M' } },
    ]);
  });
  test('the first part of a name is resolved', () => {
    expect(facts("import * as n from 'x'; let a: n.A;").bindings[1]?.type).toEqual({ name: 'n.A', b: 0 });
  });
  test('members have no prototype to find things on', () => {
    expect(facts('interface A { a: B }').types[0]?.members.constructor).toBeUndefined();
  });
  test('types in ambient and type-only namespaces', () => {
    const code = 'declare global { interface Window { a: B } } namespace N { export type C = D }';
    expect(facts(code).types.map((it) => it.name)).toEqual(['Window', 'C']);
  });
  test('an ambient class is its members', () => {
    expect(facts('declare class A { b: B }').types).toEqual([{ name: 'A', members: { b: { name: 'B' } } }]);
  });
});
