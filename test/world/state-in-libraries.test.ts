/**
 * A library of the workspace keeps a state, and what shares asks it. Code far away that changes the state decides as well,
 * however the state is kept: in a whole program, and in one that is followed around its touchpoints only.
 */
import { describe, expect, test } from 'vitest';
import type { Scopes } from '../../server/src/world/relevance/relevance';
import { analyse } from '../harness/analyse';

/** As if the program were too large to be run whole. */
const narrow = (scopes: Scopes): Scopes => ({
  whole: { ...scopes.whole, size: Number.POSITIVE_INFINITY },
  vicinity: () => scopes.vicinity(),
});

const STATES: Readonly<Record<string, string>> = {
  'a variable': 'let on = false;\nexport function enable() { on = true; }\nexport const isOn = () => on;',
  'an object':
    'const kept = { on: false };\nexport function enable() { kept.on = true; }\nexport const isOn = () => kept.on;',
  'a list':
    'const all: number[] = [];\nexport function enable() { all.push(1); }\nexport const isOn = () => all.length > 0;',
  'a set':
    "const all = new Set<string>();\nexport function enable() { all.add('a'); }\nexport const isOn = () => all.has('a');",
  'a global': 'export function enable() { (window as any).on = true; }\nexport const isOn = () => (window as any).on;',
  'an instance':
    'class Kept { #on = false; enable() { this.#on = true; } isOn() { return this.#on; } }\nconst kept = new Kept();\nexport const enable = () => kept.enable();\nexport const isOn = () => kept.isOn();',
  'a static field':
    'class Kept { static on = false; }\nexport function enable() { Kept.on = true; }\nexport const isOn = () => Kept.on;',
  'a property of a function':
    'export function enable() { isOn.on = true; }\nexport function isOn() { return isOn.on; }\nisOn.on = false;',
  'a property of an arrow':
    'const kept: any = () => 1;\nexport function enable() { kept.on = true; }\nexport const isOn = () => kept.on === true;',
  'what a function made':
    'function make() { let on = false; return { enable() { on = true; }, isOn: () => on }; }\nexport const { enable, isOn } = make();',
  'what an arrow made':
    'const make = () => { let on = false; const set = (to: boolean) => { on = to; }; return { set, get: () => on }; };\nconst kept = make();\nexport const enable = () => kept.set(true);\nexport const isOn = () => kept.get();',
  'what a function made that is called at once':
    'export const { enable, isOn } = (() => { const kept = { on: false }; return { enable: () => { kept.on = true; }, isOn: () => kept.on }; })();',
  'two functions that one made':
    'function pair() { let on = false; return [() => on, () => { on = true; }] as const; }\nexport const [isOn, enable] = pair();',
  'a function that answers one of two':
    "function make(kind: string) { let on = false; if (kind === 'a') { return { enable: () => { on = true; }, isOn: () => on }; } return undefined as any; }\nexport const { enable, isOn } = make('a');",
  'a box':
    'function box<T>(value: T) { return { value }; }\nconst on = box(false);\nexport function enable() { on.value = true; }\nexport const isOn = () => on.value;',
  'an object that others are assigned to':
    'const kept: any = {};\nexport function enable() { Object.assign(kept, { on: true }); }\nexport const isOn = () => kept.on;',
};

/** Of these only what another file does to them is asked. */
const FURTHER: Readonly<Record<string, string>> = {
  redux:
    "import { createStore } from 'redux';\nconst store = createStore((s: any = { on: false }, a: any) => a.type === 'on' ? { on: true } : s);\nexport const enable = () => store.dispatch({ type: 'on' });\nexport const isOn = () => store.getState().on;",
  'zustand vanilla':
    "import { createStore } from 'zustand/vanilla';\nconst store = createStore<any>((set) => ({ on: false, enable: () => set({ on: true }) }));\nexport const enable = () => store.getState().enable();\nexport const isOn = () => store.getState().on;",
  'zustand setState':
    "import { create } from 'zustand';\nconst store = create<any>(() => ({ on: false }));\nexport const enable = () => store.setState({ on: true });\nexport const isOn = () => store.getState().on;",
  nanostores:
    "import { atom } from 'nanostores';\nconst on = atom(false);\nexport const enable = () => on.set(true);\nexport const isOn = () => on.get();",
  rxjs: "import { BehaviorSubject } from 'rxjs';\nconst on = new BehaviorSubject(false);\nexport const enable = () => on.next(true);\nexport const isOn = () => on.value;",
  index:
    'const flags: any[] = [false];\nexport function enable() { flags[0] = true; }\nexport const isOn = () => flags[0];',
  increment: 'let n = 0;\nexport function enable() { n++; }\nexport const isOn = () => n > 0;',
  swap: 'let on = false;\nexport function enable() { [on] = [true]; }\nexport const isOn = () => on;',
  objectpattern:
    'const kept = { on: false };\nexport function enable() { ({ on: kept.on } = { on: true }); }\nexport const isOn = () => kept.on;',
  defineProperty:
    "const kept: any = {};\nexport function enable() { Object.defineProperty(kept, 'on', { value: true }); }\nexport const isOn = () => kept.on;",
  reflect:
    "const kept: any = {};\nexport function enable() { Reflect.set(kept, 'on', true); }\nexport const isOn = () => kept.on;",
  setter:
    'const kept = { v: false, set on(x: boolean) { this.v = x; }, get on() { return this.v; } };\nexport function enable() { kept.on = true; }\nexport const isOn = () => kept.on;',
  'setter in class':
    'class K { #v = false; set on(x: boolean) { this.#v = x; } get on() { return this.#v; } }\nconst kept = new K();\nexport function enable() { kept.on = true; }\nexport const isOn = () => kept.on;',
  delete:
    'const kept: any = { off: true };\nexport function enable() { delete kept.off; }\nexport const isOn = () => !kept.off;',
  weakmap:
    'const key = {};\nconst all = new WeakMap<object, boolean>();\nexport function enable() { all.set(key, true); }\nexport const isOn = () => all.get(key) === true;',
  proxy:
    'const kept: any = new Proxy({ on: false }, {});\nexport function enable() { kept.on = true; }\nexport const isOn = () => kept.on;',
  symbol:
    "const ON = Symbol('on');\nconst kept: any = {};\nexport function enable() { kept[ON] = true; }\nexport const isOn = () => kept[ON];",
  promise:
    'let done: any;\nlet on = false;\nnew Promise((r) => { done = r; }).then(() => { on = true; });\nexport function enable() { done(); }\nexport const isOn = () => on;',
  deferred:
    'function deferred() { let resolve: any; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; }\nconst d = deferred();\nlet on = false;\nd.promise.then(() => { on = true; });\nexport function enable() { d.resolve(); }\nexport const isOn = () => on;',
  callbacks:
    'let on = false;\nconst all: any[] = [() => { on = true; }];\nexport function enable() { for (const it of all) it(); }\nexport const isOn = () => on;',
  'dispatch table':
    'let on = false;\nconst acts: any = { on() { on = true; } };\nexport function enable() { acts.on(); }\nexport const isOn = () => on;',
  emitter:
    "import { EventEmitter } from 'events';\nlet on = false;\nconst bus = new EventEmitter();\nbus.on('x', () => { on = true; });\nexport function enable() { bus.emit('x'); }\nexport const isOn = () => on;",
  mitt: "import mitt from 'mitt';\nlet on = false;\nconst bus = mitt();\nbus.on('x', () => { on = true; });\nexport function enable() { bus.emit('x'); }\nexport const isOn = () => on;",
  'dom event':
    "let on = false;\ndocument.addEventListener('ready-x', () => { on = true; });\nexport function enable() { document.dispatchEvent(new Event('ready-x')); }\nexport const isOn = () => on;",
  message:
    "let on = false;\nwindow.addEventListener('message', (e) => { if (e.data === 'on') on = true; });\nexport function enable() { window.postMessage('on', '*'); }\nexport const isOn = () => on;",
  dataset:
    "export function enable() { document.body.dataset.on = '1'; }\nexport const isOn = () => document.body.dataset.on === '1';",
  attribute:
    "export function enable() { document.body.setAttribute('data-on', '1'); }\nexport const isOn = () => document.body.getAttribute('data-on') === '1';",
  'local storage':
    "export function enable() { localStorage.setItem('ready', '1'); }\nexport const isOn = () => localStorage.getItem('ready') === '1';",
  'class list':
    "export function enable() { document.body.classList.add('on'); }\nexport const isOn = () => document.body.classList.contains('on');",
  timer:
    'let on = false;\nexport function enable() { setTimeout(() => { on = true; }, 0); }\nexport const isOn = () => on;',
  async: 'let on = false;\nexport async function enable() { await null; on = true; }\nexport const isOn = () => on;',
  generator:
    'function* steps(): any { yield false; while (true) yield true; }\nconst it = steps();\nlet on = false;\nexport function enable() { on = it.next().value; on = it.next().value; }\nexport const isOn = () => on;',
  inherited:
    'class A { on = false; turn() { this.on = true; } }\nclass B extends A {}\nconst b = new B();\nexport const enable = () => b.turn();\nexport const isOn = () => b.on;',
  'replaced function':
    'let isOnNow = () => false;\nexport function enable() { isOnNow = () => true; }\nexport const isOn = () => isOnNow();',
  bound:
    'const kept = { on: false };\nfunction turn(this: any) { this.on = true; }\nexport const enable = turn.bind(kept);\nexport const isOn = () => kept.on;',
  curried:
    "function make() { const s = { on: false }; const set = (k: string) => (v: boolean) => { (s as any)[k] = v; }; return { turn: set('on'), s }; }\nconst k = make();\nexport const enable = () => k.turn(true);\nexport const isOn = () => k.s.on;",
  once: 'let on = false;\nfunction once(f: any) { let done = false; return () => { if (!done) { done = true; f(); } }; }\nexport const enable = once(() => { on = true; });\nexport const isOn = () => on;',
  'lodash set':
    "import set from 'lodash/set';\nconst kept: any = {};\nexport const enable = () => { set(kept, 'on', true); };\nexport const isOn = () => kept.on;",
  immer:
    "import { produce } from 'immer';\nlet kept = { on: false };\nexport const enable = () => { kept = produce(kept, (d) => { d.on = true; }); };\nexport const isOn = () => kept.on;",
};

const CHANGES: Readonly<Record<string, (i: number) => string>> = {
  'when it is imported': () => "import { enable } from '../lib/state';\nenable();",
  'by a file that shares, when it is imported': (i) =>
    `import { enable } from '../lib/state';\nimport { send } from '../send';\nenable();\nexport const send${i} = () => send();`,
  'when it is clicked': (i) =>
    `import { enable } from '../lib/state';\nexport default function Page${i}() { return <button onClick={() => enable()} />; }`,
  'when it is clicked, and shares': (i) =>
    `import { enable } from '../lib/state';\nimport { send } from '../send';\nexport default function Page${i}() { return <button onClick={() => { enable(); send(); }} />; }`,
};

/** More than are followed. */
const PAGES = 30;

async function statusWith(state: string, change: ((i: number) => string) | undefined, isLarge: boolean) {
  const pages = Array.from({ length: change ? PAGES : 0 }, (_, i) => [`pages/page-${i}.tsx`, change?.(i) ?? '']);
  const files = {
    'lib/state.ts': state,
    'send.ts': "import mixpanel from 'mixpanel-browser';\nexport function send() { mixpanel.track('E'); }",
    'pixel.ts': `import { enable, isOn } from './lib/state';
if (localStorage.getItem('optedOut') !== 'true') enable();
export function share() { if (isOn()) fbq('track', 'A'); }
setTimeout(share, 1000);`,
    'main.tsx': `import './pixel';\n${pages.map(([path]) => `import './${path?.replace('.tsx', '')}';`).join('\n')}`,
    ...Object.fromEntries(pages),
  };
  const { pathways } = await analyse(files, isLarge ? { narrow } : {});
  return pathways.filter((it) => it.file === 'pixel.ts').map((it) => it.status);
}

/** So kept, it is not known that nobody else has changed it. */
const UNSEEN = ['a global', 'what a function made that is called at once', 'two functions that one made', 'a box'];

describe.each(Object.entries(STATES))('%s', (kept, state) => {
  test('nobody else changes it', async () => {
    expect(await statusWith(state, undefined, false)).toEqual([UNSEEN.includes(kept) ? 'ungated' : 'gated']);
  });
  test.each(Object.entries(CHANGES))('another file changes it %s', async (_when, change) => {
    expect(await statusWith(state, change, false)).toEqual(['ungated']);
    expect(await statusWith(state, change, true)).toEqual(['ungated']);
  });
});

describe.each(Object.entries(FURTHER))('%s', (_kept, state) => {
  test.each(Object.entries(CHANGES))('another file changes it %s', async (_when, change) => {
    expect(await statusWith(state, change, false)).toEqual(['ungated']);
    expect(await statusWith(state, change, true)).toEqual(['ungated']);
  });
});
