/** How expressions lower: one line of code, and the same line with every name resolved. */
import { describe, expect, test } from 'vitest';
import { collectFacts } from '../../server/src/facts/collect';
import { printFacts } from './print';

const print = (code: string, path = '/a.tsx') => printFacts(collectFacts(path, code));

describe('what vanishes', () => {
  test.each([
    ['(a);', 'a;'],
    ['(a as B).c;', 'a.c;'],
    ['a satisfies B;', 'a;'],
    ['a!.b!;', 'a.b;'],
    ['f<string>;', 'f;'],
    [';;', ''],
    ['debugger;', ''],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));

  test('old type assertions', () => expect(print('(<B>a).c;', '/a.ts')).toBe('a.c;'));
});

describe('literals', () => {
  test.each([
    ['f(1, 0x10, 1_000, .5);', 'f(1, 16, 1000, 0.5);'],
    ['f(-1, - x);', 'f(-1, (- x));'],
    [`f('a\\n', "b", \`c\`);`, 'f("a\\n", "b", "c");'],
    ['f(true, false, null, undefined, void 0, void x);', 'f(true, false, null, undefined, undefined, (void x));'],
    [`\`a\${b}c\${d}\`;`, `\`a\${b}c\${d}\`;`],
    ['/a\\/b/gi;', '/a\\/b/gi;'],
    ['10n;', 'opaque();'],
    ['[a,,...b];', '[a, undefined, ...b];'],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));

  test('a shadowed undefined is a name like any other', () => {
    expect(print('{ let undefined = 1; f(undefined) }')).toBe('{ var undefined#0 = 1; f(undefined#0); }');
  });
});

describe('members, calls and chains', () => {
  test.each([
    ['a.b[c].#d(1, ...e);', 'a.b[c].#d(1, ...e);'],
    ['new A; new a.B(c);', 'new A();\nnew a.B(c);'],
    ['a?.b.c();', '<<a?.b.c()>>;'],
    ['a.b?.[c]?.(d).e;', '<<a.b?.[c]?.(d).e>>;'],
    ['(a?.b).c;', '<<a?.b>>.c;'],
    ['a?.b!.c;', '<<a?.b.c>>;'],
    ['a?.b(c?.d);', '<<a?.b(<<c?.d>>)>>;'],
    ['delete a?.b;', '(delete <<a?.b>>);'],
    ['useContext<Foo>(x);', 'useContext<Foo>(x);'],
    ['inject<A | null, string>();', 'inject<A>();'],
    [`sql\`a\${b}c\`;`, `sql(\`a\${}c\`, b);`],
    ['css`a`;', 'css(`a`);'],
    ["import('./a');", 'import("./a");'],
    ['import.meta.env;', 'import.meta.env;'],
    ["require('a');", 'require("a");'],
    ["(0, a.b)('c');", '(0, a.b)("c");'],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));

  test('new.target has no meaning', () => {
    expect(print('function f() { new.target }')).toBe('function f#0 = fn1:f() { opaque(); }');
  });
});

describe('operators', () => {
  test.each([
    ['!a && b || c ?? d;', '((((! a) && b) || c) ?? d);'],
    ["a + 'b' * c;", '(a + ("b" * c));'],
    ["'a' in b instanceof C;", '(("a" in b) instanceof C);'],
    ['a ? b : c ? d : e;', '(a ? b : (c ? d : e));'],
    ['a, b, c;', '(a, b, c);'],
    ['a = b = 1;', '(a = (b = 1));'],
    ['a += 1; a ??= b; a.b ||= c; a[b] **= 2;', '(a += 1);\n(a ??= b);\n(a.b ||= c);\n(a[b] **= 2);'],
    ['a++; --a.b;', '(a ++ 1, after);\n(a.b -- 1);'],
    ['typeof a === "b";', '((typeof a) === "b");'],
    ['await a;', '(await a);'],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));

  test('a sum of thousands does not use the stack', () => {
    const sum = Array.from({ length: 20_000 }, (_, i) => `a${i}`).join(' + ');
    expect(collectFacts('/a.ts', sum).problems).toEqual([]);
  });
});

describe('objects', () => {
  test.each([
    [`({ a, b: 1, 'c-d': 2, 3: 4, [e]: 5, ['f']: 6, ...g });`, '{ a: a, b: 1, c-d: 2, 3: 4, [e]: 5, f: 6, ...g };'],
    [
      '({ a() {}, get b() { return 1 }, set b(x) {} });',
      '{ a: method fn1:a() {}, get b: getter fn2:b() { return 1; }, set b: setter fn3:b(x#0) {} };',
    ],
    [
      '({ async *a() { yield 1; yield* b; yield } });',
      '{ a: async method fn1*:a() { (yield 1); (yield* b); (yield); } };',
    ],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));
});

describe('assignment patterns', () => {
  test.each([
    ['({ a, b: c.d, e: [f], ...g } = h);', '({a: a, b: c.d, e: [f], ...g} = h);'],
    ['({ a = 1, b: c = 2 } = d);', '({a: a = 1, b: c = 2} = d);'],
    ['[a, , b[0] = 1, ...c] = d;', '([a, , b[0] = 1, ...c] = d);'],
    ['[a, b] = [b, a];', '([a, b] = [b, a]);'],
    ['(a as any) = 1;', '(a = 1);'],
    ['({ [a]: b } = c);', '({[a]: b} = c);'],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));

  test('what cannot be assigned to binds nothing', () => expect(print('f() = 1;')).toBe('({} = 1);'));
});

describe('names of functions', () => {
  test.each([
    ['const f = () => {};', 'var f#0 = fn1:f() => {};'],
    ['const f = function g() { g };', 'var f#0 = fn1:g() { g#1; };'],
    ['const f = (class {}) as T;', 'var f#0 = class0:f {  };'],
    ['exports.f = function () {};', '(exports.f = fn1:f() {});'],
    ['a.b = () => 1;', '(a.b = fn1:b() => { return 1; });'],
    ['module.exports = function () {};', '(module.exports = fn1() {});'],
    ['({ a: () => {} });', '{ a: fn1:a() => {} };'],
    ['const { a = () => {} } = b;', 'var {a: a#0 = fn1:a() => {}} = b;'],
    ['f(() => {});', 'f(fn1() => {});'],
    [
      'class A { b = () => {}; #c() {} }',
      'class A#0 = class0:A { b = method fn1:b() { return fn2:b() => {}; }; #c = method fn3:#c() {} }',
    ],
    ['<A onClick={() => {}} />;', '<{A} onClick={fn1:onClick() => {}}></>;'],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));
});

describe('broken code', () => {
  test.each([
    ['a.;', 'a.;'],
    ['f(', 'f();'],
    ['const x = ;', 'var x#0 = opaque();'],
    ['<a><b></a>', '<a>{<b></>}</>;'],
  ])('%s', (code, printed) => {
    const facts = collectFacts('/a.tsx', code);
    expect(printFacts(facts)).toBe(printed);
    expect(facts.problems.length).toBeGreaterThan(0);
  });

  test('nesting that no stack can hold gives empty facts that say so', () => {
    const facts = collectFacts('/a.ts', `${'['.repeat(200_000)}`);
    expect(facts.functions).toHaveLength(1);
    expect(facts.problems).toEqual([{ at: 0, message: 'The code is nested too deeply to be read.' }]);
  });
});
