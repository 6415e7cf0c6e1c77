/** Functions of other files that run what they are given, if the consumer lets them. */
import type { Family } from './family';

export interface Offered {
  /** The name to export. */
  readonly name: string;
  readonly own: (stem: string) => string;
  readonly out: () => string;
  readonly in: () => string;
  readonly unknown: () => string;
}

/** `export function NAME(run: () => void)`. */
export const OFFERED_CALLBACKS: Family<(it: Offered) => string[]> = {
  'registry by name': ({ name, own, ...it }) => {
    const all = own('registry');
    return [
      `const ${all}: Record<string, (() => void)[]> = {};`,
      `function ${all}Add(key: string, run: () => void) { (${all}[key] ??= []).push(run); }`,
      `function ${all}Run(key: string) { if (${it.out()}) return; for (const run of ${all}[key] ?? []) run(); }`,
      `export function ${name}(run: () => void) { ${all}Add('send', run); ${all}Run('send'); }`,
    ];
  },
  'registry with a computed key': ({ name, own, ...it }) => {
    const all = own('registry');
    return [
      `const ${all}: any = { yes: (run: () => void) => run(), no: (_run: () => void) => {} };`,
      `export function ${name}(run: () => void) { ${all}[(${it.in()}) ? 'yes' : 'no'](run); }`,
    ];
  },
  'own emitter': ({ name, own, ...it }) => {
    const bus = own('Bus');
    return [
      `class ${bus} {`,
      '  #all = new Map<string, (() => void)[]>();',
      '  on(key: string, run: () => void) { this.#all.set(key, [...(this.#all.get(key) ?? []), run]); return this; }',
      '  emit(key: string) { this.#all.get(key)?.forEach((run) => run()); }',
      '}',
      `export function ${name}(run: () => void) {`,
      `  const bus = new ${bus}().on('allowed', run);`,
      `  if (${it.in()}) bus.emit('allowed'); else bus.emit('refused');`,
      '}',
    ];
  },
  'emitter of Node': ({ name, own, ...it }) => {
    const bus = own('bus');
    return [
      `const ${bus} = new EventEmitter();`,
      `export function ${name}(run: () => void) {`,
      `  ${bus}.once('allowed', run);`,
      `  if (${it.in()}) ${bus}.emit('allowed');`,
      '}',
    ];
  },
  'event target': ({ name, own, ...it }) => {
    const bus = own('target');
    return [
      `const ${bus} = new EventTarget();`,
      `export function ${name}(run: () => void) {`,
      `  ${bus}.addEventListener('allowed', () => run?.());`,
      `  if (${it.in()}) ${bus}.dispatchEvent(new Event('allowed'));`,
      '}',
    ];
  },
  'chain of middleware': ({ name, own, ...it }) => {
    const all = own('steps');
    return [
      `const ${all}: ((next: () => void) => void)[] = [(next) => { if (${it.out()}) return; next(); }];`,
      `export function ${name}(run: () => void) {`,
      `  const go = (at: number): void => (at < ${all}.length ? ${all}[at]!(() => go(at + 1)) : run());`,
      '  go(0);',
      '}',
    ];
  },
  'chain folded from the right': ({ name, own, ...it }) => {
    const all = own('steps');
    return [
      `const ${all} = [(next: () => void) => () => { if (${it.in()}) next(); }, (next: () => void) => () => next()];`,
      `export function ${name}(run: () => void) { ${all}.reduceRight((next, step) => step(next), run)(); }`,
    ];
  },
  'three levels down': ({ name, own, ...it }) => {
    const deep = own('deep');
    return [
      `const ${deep}3 = (run: () => void, options: { ok: any }) => { if (options.ok) run(); };`,
      `const ${deep}2 = (run: () => void, ok: any) => ${deep}3(() => run(), { ok });`,
      `export function ${name}(run: () => void) { ${deep}2(() => run(), ${it.in()}); }`,
    ];
  },
  'queue of a class': ({ name, own, ...it }) => {
    const queue = own('Queue');
    return [
      `class ${queue} {`,
      '  private readonly waiting: (() => void)[] = [];',
      '  add(run: () => void): this { this.waiting.push(run); return this; }',
      `  flush() { if (${it.out()}) { this.waiting.length = 0; return; } this.waiting.splice(0).forEach((run) => run()); }`,
      '}',
      `export function ${name}(run: () => void) { const queue = new ${queue}(); queue.add(run).flush(); }`,
    ];
  },
  'result or nothing': ({ name, own, ...it }) => {
    const all = own('check');
    return [
      `const ${all} = (): { ok: true } | { ok: false; why: string } => ((${it.in()}) ? { ok: true } : { ok: false, why: 'no' });`,
      `export function ${name}(run: () => void) { const it = ${all}(); if (it.ok) run(); }`,
    ];
  },
  'tried and caught': ({ name, own, ...it }) => {
    const all = own('assert');
    return [
      `function ${all}() { if (${it.out()}) throw new Error('no'); }`,
      `export function ${name}(run: () => void) { try { ${all}(); run(); } catch { console.log(1); } }`,
    ];
  },
  'tried, caught and gone on': ({ name, own, ...it }) => {
    const all = own('assert');
    return [
      `function ${all}() { if (${it.out()}) throw new Error('no'); }`,
      `export function ${name}(run: () => void) { try { ${all}(); } catch { console.log(1); } run(); }`,
    ];
  },
  'method that is overridden': ({ name, own, ...it }) => {
    const base = own('Runner');
    return [
      `abstract class ${base} { protected abstract ok(): any; run(it: () => void) { if (this.ok()) it(); } }`,
      `class ${base}Own extends ${base} { protected ok() { return ${it.in()}; } }`,
      `export function ${name}(run: () => void) { new ${base}Own().run(run); }`,
    ];
  },
  'one of two strategies': ({ name, own, ...it }) => {
    const all = own('strategies');
    return [
      `const ${all} = new Map<boolean, (run: () => void) => void>([[true, (run) => run()], [false, () => {}]]);`,
      `export function ${name}(run: () => void) { ${all}.get(Boolean(${it.in()}))?.(run); }`,
    ];
  },
  'kept for later calls': ({ name, own, ...it }) => {
    const kept = own('waiting');
    return [
      `let ${kept}: (() => void) | undefined;`,
      `function ${kept}Flush() { if (${kept} && (${it.in()})) ${kept}(); ${kept} = undefined; }`,
      `export function ${name}(run: () => void) { ${kept}Flush(); ${kept} = run; ${kept}Flush(); }`,
    ];
  },
  'state machine': ({ name, own, ...it }) => {
    const state = own('state');
    return [
      `let ${state}: 'idle' | 'open' | 'shut' = 'idle';`,
      `function ${state}Next() { ${state} = ${state} === 'idle' ? ((${it.in()}) ? 'open' : 'shut') : ${state}; }`,
      `export function ${name}(run: () => void) { ${state}Next(); if (${state} === 'open') run(); }`,
    ];
  },
  'allowed once unknown': ({ name, own, ...it }) => {
    const seen = own('seen');
    return [
      `let ${seen} = false;`,
      `export function ${name}(run: () => void) { ${seen} ||= ${it.unknown()}; if (${seen} && !(${it.out()})) run(); }`,
    ];
  },
};
