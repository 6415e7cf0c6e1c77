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
