/** Which binding a name means, and what is known about it. */
import { describe, expect, test } from 'vitest';
import { collectFacts } from '../../server/src/facts/collect';
import { printBindings, printFacts } from './print';

const bindings = (code: string, path = '/a.ts') => printBindings(collectFacts(path, code)).split('\n');
const print = (code: string, path = '/a.ts') => printFacts(collectFacts(path, code)).split('\n');

describe('where a name is bound', () => {
  test('var is the function’s, let the block’s', () => {
    expect(print('{ var a = 1; let b = 2; } a; b;')).toEqual(['{ var a#0 = 1; var b#1 = 2; }', 'a#0;', 'b;']);
  });
  test('functions are bound before their declaration', () => {
    expect(print('f(); function f() { g(); function g() {} }')).toEqual([
      'f#0();',
      'function f#0 = fn1:f() { g#1(); function g#1 = fn2:g() {} }',
    ]);
  });
  test('var in every kind of statement', () => {
    const code =
      'if (0) var a; else var b; for (var c;;) var d; for (var e in x) ; for (var [f] of x) ; while (0) { var g } do var h; while (0); switch (0) { case 0: var i } try { var j } catch { var k } finally { var l } m: var n;';
    expect(bindings(code).map((it) => it[0])).toEqual([...'abcdefghijkln']);
  });
  test('a parameter and a var of one name are one variable', () => {
    expect(print('function f(a) { var a = 1; a }')).toEqual(['function f#0 = fn1:f(a#1) { var a#1 = 1; a#1; }']);
    expect(bindings('function f(a) { var a = 1; a }')[1]).toBe('a#1 param in 1 assigned');
  });
  test('catch shadows', () => {
    expect(print('let e; try {} catch (e) { e } e;')).toEqual(['var e#0;', 'try {} catch (e#1) { e#1; }', 'e#0;']);
  });
  test('the cases of a switch share a scope', () => {
    expect(print('switch (x) { case 1: let a; case 2: a } a;')).toEqual([
      'switch (x) { case 1: var a#0; case 2: a#0; }',
      'a;',
    ]);
  });
  test('a function expression’s name is seen inside alone', () => {
    expect(print('(function f() { f }); f;')).toEqual(['fn1:f() { f#0; };', 'f;']);
    expect(bindings('(function f() { f });')).toEqual(['f#0 self in 1']);
  });
  test('require, module and exports are globals unless bound', () => {
    expect(print("module.exports = require('a');", '/a.js')).toEqual(['(module.exports = require("a"));']);
    expect(print('const require = createRequire(1); require(2);')[1]).toBe('require#0(2);');
  });
  test('a function in a block of a script is visible outside', () => {
    const code = 'if (a) { function f() {} } f();';
    expect(print(code, '/a.js')).toEqual(['if (a) { function f#0 = fn1:f() {} }', 'f#0();']);
    expect(print(code, '/a.ts')[1]).toBe('f();');
    expect(print(`${code} export {}`, '/a.js')[1]).toBe('f();');
  });
  test('the loop head is a scope', () => {
    expect(print('for (const a of a) a; a;')).toEqual(['for (a#0 of a) a#0;', 'a;']);
  });
  test('names that are also on Object.prototype', () => {
    expect(print('constructor; const toString = 1; toString; __proto__;')).toEqual([
      'constructor;',
      'var toString#0 = 1;',
      'toString#0;',
      '__proto__;',
    ]);
  });
});

describe('what happens to it', () => {
  test.each([
    ['let a; a;', 'a#0 let in 0'],
    ['let a; a = 1;', 'a#0 let in 0 assigned'],
    ['let a; () => a;', 'a#0 let in 0 captured'],
    ['let a; () => { a++ };', 'a#0 let in 0 captured assignedInside'],
    ['let a; [a] = b; ({ a } = b);', 'a#0 let in 0 assigned'],
    ['let a; for (a of b);', 'a#0 let in 0 assigned'],
    ['var a = 1; var a = 2;', 'a#0 var in 0 assigned'],
    ['var a; var a;', 'a#0 var in 0'],
    ['const a: Promise<Analytics | undefined> = b;', 'a#0 const in 0 : Analytics'],
    ['enum A {}', 'A#0 enum in 0'],
    ['let a; class B { c = a }', 'a#0 let in 0 captured'],
    ['function f() {} f = 1;', 'f#0 function in 0 assigned'],
    ["import a from 'b'; a;", 'a#0 import in 0'],
  ])('%s', (code, printed) => expect(bindings(code)[0]).toBe(printed));

  test('arguments belongs to the nearest function that is no arrow', () => {
    const code = 'function f() { () => arguments; function g() {} }';
    expect(bindings(code)).toEqual(['f#0 function in 0', 'g#1 function in 1', 'arguments#2 param in 1 captured']);
    expect(collectFacts('/a.ts', code).functions[1]?.arguments).toBe(2);
  });
  test('arguments in a module is a global', () => expect(print('arguments[0];')).toEqual(['arguments[0];']));
});
