/** Functions of other files that make a guarded function of another one. */
import type { Family } from './family';
import type { Offered } from './offered-callbacks';

/** `export` of NAME, which takes `run: () => void` and gives a function without parameters. */
export const OFFERED_WRAPPERS: Family<(it: Offered) => string[]> = {
  once: ({ name, own, ...it }) => {
    const once = own('once');
    return [
      `const ${once} = (run: () => void) => { let done = false; return () => { if (done) return; done = true; run(); }; };`,
      `export const ${name} = (run: () => void) => ${once}(() => { if (${it.in()}) run(); });`,
    ];
  },
  'once, guarded too early': ({ name, ...it }) => [
    `export const ${name} = (run: () => void) => { const ok = ${it.in()}; return () => { if (ok) run(); }; };`,
  ],
  memoised: ({ name, own, ...it }) => {
    const memo = own('memo');
    return [
      `function ${memo}<T>(make: () => T): () => T { let kept: { it: T } | undefined; return () => (kept ??= { it: make() }).it; }`,
      `const ${memo}Ok = ${memo}(() => ${it.in()});`,
      `export const ${name} = (run: () => void) => () => { if (${memo}Ok()) run(); };`,
    ];
  },
  'memoised in a map': ({ name, own, ...it }) => {
    const memo = own('memo');
    return [
      `const ${memo} = new Map<string, any>();`,
      `export const ${name} = (run: () => void) => () => {`,
      `  if (!${memo}.has('ok')) ${memo}.set('ok', ${it.in()});`,
      `  if (${memo}.get('ok')) run();`,
      '};',
    ];
  },
  curried: ({ name, own, ...it }) => {
    const when = own('when');
    return [
      `const ${when} = (ok: () => any) => (run: () => void) => () => (ok() ? run() : undefined);`,
      `export const ${name} = ${when}(() => ${it.in()});`,
    ];
  },
  'curried with the wrong one': ({ name, own, ...it }) => {
    const when = own('unless');
    return [
      `const ${when} = (stop: () => any) => (run: () => void) => () => { if (!stop()) run(); };`,
      `export const ${name} = ${when}(() => ${it.out()});`,
    ];
  },
  bound: ({ name, own, ...it }) => {
    const run = own('runIf');
    return [
      `function ${run}(this: { ok: () => any }, run: () => void) { if (this.ok()) run(); }`,
      `export const ${name} = (run: () => void) => ${run}.bind({ ok: () => ${it.in()} }, run);`,
    ];
  },
  'made by a class': ({ name, own, ...it }) => {
    const made = own('Guard');
    return [
      `class ${made} { constructor(private readonly ok: () => any) {} wrap = (run: () => void) => () => { if (this.ok()) run(); }; }`,
      `export const { wrap: ${name} } = new ${made}(() => ${it.in()});`,
    ];
  },
  'made by a factory': ({ name, own, ...it }) => {
    const make = own('createGuard');
    return [
      `function ${make}({ ok, otherwise = () => {} }: { ok: () => any; otherwise?: () => void }) {`,
      '  return { wrap: (run: () => void) => () => (ok() ? run() : otherwise()) };',
      '}',
      `export const ${name} = ${make}({ ok: () => ${it.in()} }).wrap;`,
    ];
  },
  'decorated method': ({ name, own, ...it }) => {
    const guarded = own('guarded');
    return [
      `function ${guarded}(_target: any, _key: string, it: any) {`,
      '  const run = it.value;',
      `  it.value = function (this: any, ...all: any[]) { if (${it.in()}) return run.apply(this, all); };`,
      '  return it;',
      '}',
      `class ${guarded}Pixel {`,
      '  constructor(readonly run: () => void) {}',
      `  @${guarded}`,
      '  send() { this.run(); }',
      '}',
      `export const ${name} = (run: () => void) => () => new ${guarded}Pixel(run).send();`,
    ];
  },
  'proxy around it': ({ name, ...it }) => [
    `export const ${name} = (run: () => void): (() => void) => new Proxy(run, { apply: (it) => ((${it.in()}) ? it() : undefined) });`,
  ],
  piped: ({ name, own, ...it }) => {
    const pipe = own('pipe');
    return [
      `const ${pipe} = (...all: ((run: () => void) => () => void)[]) => (run: () => void) => all.reduce((it, step) => step(it), run);`,
      `export const ${name} = ${pipe}((run) => () => { if (${it.in()}) run(); }, (run) => () => { run(); });`,
    ];
  },
  debounced: ({ name, ...it }) => [
    `export const ${name} = (run: () => void) => {`,
    '  let timer: any;',
    `  return () => { clearTimeout(timer); timer = setTimeout(() => { if (${it.in()}) run(); }, 10); };`,
    '};',
  ],
  'one or the other': ({ name, own, ...it }) => {
    const no = own('nothing');
    return [
      `const ${no} = () => {};`,
      `export const ${name} = (run: () => void) => () => [${no}, run][Number(Boolean(${it.in()}))]!();`,
    ];
  },
  'retried after a failure': ({ name, own, ...it }) => {
    const ask = own('ask');
    return [
      `const ${ask} = () => { if (${it.unknown()}) throw new Error('try again'); return ${it.in()}; };`,
      `export const ${name} = (run: () => void) => () => {`,
      '  for (let left = 2; left > 0; left--) {',
      `    try { if (${ask}()) run(); return; } catch { console.log(left); }`,
      '  }',
      '};',
    ];
  },
};
