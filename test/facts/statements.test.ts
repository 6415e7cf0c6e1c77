/** How statements, functions, classes and JSX lower. */
import { describe, expect, test } from 'vitest';
import { collectFacts } from '../../server/src/facts/collect';
import { printFacts } from './print';

const print = (code: string, path = '/a.tsx') => printFacts(collectFacts(path, code));

describe('control flow', () => {
  test.each([
    ['if (a) b; else if (c) d; else { e }', 'if (a) b; else if (c) d; else { e; }'],
    ['if (a) ;', 'if (a) {}'],
    ['for (let i = 0, n = 2; i < n; i++) f(i);', 'for (var i#0 = 0, n#1 = 2; (i#0 < n#1); (i#0 ++ 1, after)) f(i#0);'],
    ['for (i = 0;;) {}', 'for ((i = 0); ; ) {}'],
    ['for (const k in o) k;', 'for (k#0 in o) k#0;'],
    ['for (const [a, { b }] of c) b;', 'for ([a#0, {b: b#1}] of c) b#1;'],
    ['for (a.b of c);', 'for (a.b of c) {}'],
    ['for await (const a of b) a;', 'for await (a#0 of b) a#0;'],
    ['while (a) break;', 'while (a) break;'],
    ['do { continue } while (a);', 'do { continue; } while (a)'],
    ['a: for (;;) { break a }', 'a: for (; ; ) { break a; }'],
    ['switch (a) { case 1: case b: c; break; default: d }', 'switch (a) { case 1: case b: c; break; default: d; }'],
    ['try { a } catch { b } finally { c }', 'try { a; } catch () { b; } finally { c; }'],
    ['try {} catch ({ message }) { message }', 'try {} catch ({message: message#0}) { message#0; }'],
    ['throw a;', 'throw a;'],
    ['{ using a = b; }', '{ var a#0 = b; }'],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));
});

describe('declarations', () => {
  test.each([
    ['let a, b = 1;', 'var a#0, b#1 = 1;'],
    ['const { a, b: { c }, ...d } = e;', 'var {a: a#0, b: {c: c#1}, ...d#2} = e;'],
    ['const [a, , b = 1, ...c] = d;', 'var [a#0, , b#1 = 1, ...c#2] = d;'],
    ['const { [a]: b, "c-d": e } = f;', 'var {[a]: b#0, c-d: e#1} = f;'],
    ['declare const fbq: any; fbq();', 'fbq();'],
    ['declare function gtag(): void; gtag();', 'gtag();'],
    ['interface A {} type B = A; abstract class C { abstract a(): void; b?: string }', 'class C#0 = class0:C { b }'],
    ['function f(a: string): void; function f(a) { a }', 'function f#0 = fn1:f(a#1) { a#1; }'],
    ['declare global { interface Window {} }', ''],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));
});

describe('functions', () => {
  test.each([
    ['(a, { b } = {}, ...c) => a;', 'fn1(a#0, {b: b#1} = {  }, ...c#2) => { return a#0; };'],
    ['async function* f() {}', 'function f#0 = async fn1*:f() {}'],
    ['function f(this: Window, a: Analytics): Promise<B> {}', 'function f#0 = fn1:f(a#1: Analytics) {}'],
    ["'use client'; 'use x'; a; 'not';", 'a;\n"not";'],
    ["function f() { 'use server'; a }", "function f#0 = fn1:f() 'use server' { a; }"],
    ['f(function () { return arguments[0] });', 'f(fn1() { return arguments#0[0]; });'],
    ['function f(a = () => b, b) {}', 'function f#0 = fn1:f(a#1 = fn2:a() => { return b#2; }, b#2) {}'],
    ['const x = 1; (a = x) => { const x = 2; };', 'var x#0 = 1;\nfn1(a#1 = x#0) => { var x#2 = 2; };'],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));

  test('directives and result types are in the facts', () => {
    const facts = collectFacts('/a.ts', "'use client'; function f(): Promise<ns.B | null> {}");
    expect(facts.functions[0]?.directives).toEqual(['use client']);
    expect(facts.functions[1]?.type).toEqual({ name: 'ns.B' });
  });
});

describe('classes', () => {
  test.each([
    ['class A extends f(B) implements C, d.E { }', 'class A#0 = class0:A extends f(B) implements C,d.E {  }'],
    [
      'class A { constructor(private readonly a: B, c) { super(a); } }',
      'class A#0 = class0:A { constructor = constructor fn1:constructor(field a#1: B, c#2) { super(a#1); } }',
    ],
    [
      'class A { static a = this.b; #c?: C; declare d: D; [e]() {} }',
      'class A#0 = class0:A { static a = method fn1:a() { return this.b; }; #c: C; d: D; [e] = method fn2() {} }',
    ],
    [
      'class A { static { f(this) } get a() { return super.a } set a(b) {} }',
      'class A#0 = class0:A { static  = static-block fn1() { f(this); }; a = getter fn2:a() { return super.a; }; a = setter fn3:a(b#1) {} }',
    ],
    [
      '@C() class A { @G(g) a(@Req() r: R) {} @I b: B }',
      'class A#0 = @C() class0:A { @G(g) a = method fn1:a(@Req() r#1: R) {}; @I b: B }',
    ],
    [
      'class A { constructor(@Inject(config) config: C) {} }',
      'class A#0 = class0:A { constructor = constructor fn1:constructor(@Inject(config) config#1: C) {} }',
    ],
    ['const a = class B { c() { B } };', 'var a#0 = class0:B { c = method fn1:c() { B#1; } };'],
    [
      'class A { a(): void; a(b?: string) { b } [k: string]: any }',
      'class A#0 = class0:A { a = method fn1:a(b#1) { b#1; } }',
    ],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));
});

describe('enums and namespaces', () => {
  test.each([
    [
      "enum A { B, C = 5, D, E = 'e', F = C | 2, G = f() }",
      'var A#0 = { B: 0, 0: "B", C: 5, 5: "C", D: 6, 6: "D", E: "e", F: 7, 7: "F", G: f(), [opaque()]: "G" };',
    ],
    ['const enum A { B = 1 << 3, "c-d" = -1, E }', 'var A#0 = { B: 8, 8: "B", c-d: -1, -1: "c-d", E: 0, 0: "E" };'],
    [
      'namespace A { export const b = 1; const c = 2; export function d() { c } }',
      'var A#0 = fn1() { var b#1 = 1; var c#2 = 2; function d#3 = fn2:d() { c#2; } return { b: b#1, d: d#3 }; }();',
    ],
    [
      'namespace A.B { export let c = 1 }',
      'var A#0 = fn1() { var B#1 = fn2() { var c#2 = 1; return { get c: getter fn3:c() { return c#2; }, ' +
        'set c: setter fn4:c(value#3) { (c#2 = value#3); } }; }(); return { B: B#1 }; }();',
    ],
    [
      'function f() {} namespace f { export const a = 1 }',
      'function f#0 = fn1:f() {}\nObject.assign(f#0, fn2() { var a#1 = 1; return { a: a#1 }; }());',
    ],
    ['enum A { B } enum A { C = 2 }', 'var A#0 = { B: 0, 0: "B" };\nObject.assign(A#0, { C: 2, 2: "C" });'],
    ['namespace A { export interface B {} }', ''],
    ['import a = b.c.d;', 'var a#0 = b.c.d;'],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));
});

describe('JSX', () => {
  test.each([
    ['<div a b="1 &amp; &#39;2&quot;" c={d} {...e} />;', `<div a={true} b={"1 & '2\\""} c={d} {...e}></>;`],
    ['<A.B><C /></A.B>;', '<{A.B}>{<{C}></>}</>;'],
    ['const div = 1; <div />;', 'var div#0 = 1;\n<div></>;'],
    ['const A = 1; <A />;', 'var A#0 = 1;\n<{A#0}></>;'],
    ['<my-tag a:b="c" />;', '<my-tag a:b={"c"}></>;'],
    ['<svg:rect />;', '<svg:rect></>;'],
    ['<>a {b} c</>;', '<>{"a "}{b}{" c"}</>;'],
    ['<p>\n  a\n  b {c}\n</p>;', '<p>{"a b "}{c}</>;'],
    ['<p>{/* no */}{...d}</p>;', '<p>{...d}</>;'],
    ['<a b=<c /> d={} />;', '<a b={<c></>} d={undefined}></>;'],
    ['<this.A />;', '<{this.A}></>;'],
    ['<p>&nbsp;&unknown;</p>;', '<p>{"\u00a0&unknown;"}</>;'],
  ])('%s', (code, printed) => expect(print(code)).toBe(printed));

  test('an element spans from its first to its last bracket', () => {
    const code = 'f( <A>\n</A> )';
    const stmt = collectFacts('/a.tsx', code).functions[0]?.body[0];
    const element = stmt?.k === 'expr' && stmt.x.k === 'call' ? stmt.x.args[0] : undefined;
    expect(element && code.slice(element.s, element.e)).toBe('<A>\n</A>');
  });
});
