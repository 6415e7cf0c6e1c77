/**
 * In a program that is followed around its touchpoints only, what is at the top level of a module is used by code out of
 * sight. Where that only names members of it, it calls no other method of it and sets no other field.
 */
import { expect, test } from 'vitest';
import type { Scopes } from '../../server/src/world/relevance/relevance';
import { analyse } from '../harness/analyse';

/** As if the program were too large to be run whole. */
const narrow = (scopes: Scopes): Scopes => ({
  whole: { ...scopes.whole, size: Number.POSITIVE_INFINITY },
  vicinity: () => scopes.vicinity(),
});

const ANALYTICS = `
import mixpanel from 'mixpanel-browser';

class Analytics {
  enabled = false;
  constructor() {
    if (localStorage.getItem('optedOut') === 'false') this.enabled = true;
  }
  track(name) {
    if (this.enabled) mixpanel.track(name);
  }
  allow() {
    this.enabled = true;
  }
}

export const analytics = new Analytics();
`;

/** A name that is passed on under another carries nothing to whoever mentions it: what uses it is out of sight. */
const BARREL = `export { analytics as it, its } from './analytics';`;
const FROM_BARREL = `import { it, its } from '.';`;

/** More than are followed. */
const PAGES = Object.fromEntries(
  Array.from({ length: 30 }, (_, i) => [
    `page-${i}.tsx`,
    `import { analytics } from './analytics';\nexport default () => <button onClick={() => analytics.track('page ${i}')} />;`,
  ]),
);

/** `more`: at the end of the module. */
async function statusWith(files: Record<string, string>, more = ''): Promise<string> {
  const { pathways } = await analyse({ 'analytics.ts': ANALYTICS + more, ...PAGES, ...files }, { narrow });
  return pathways.map((it) => it.status).join();
}

test('pages that only call a method', async () => {
  expect(await statusWith({})).toBe('gated');
});

const BUTTONS = (body: string, from = FROM_BARREL) => ({
  'index.ts': BARREL,
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`button-${i}.tsx`, `${from}\nexport function Button${i}() { ${body} }`]),
  ),
});

test.each([
  ['calls the method that allows', BUTTONS('it.allow();')],
  ['sets the field', BUTTONS('it.enabled = true;')],
  ['sets the field among others', BUTTONS('[it.enabled] = [true];')],
  ['hands it on', BUTTONS('configure(it);')],
  ['asks for a member by a name that is made', BUTTONS('it[`all${"ow"}`]();')],
  ['has the whole module', BUTTONS('all.it.allow();', "import * as all from '.';")],
  ['has it from where it is declared', BUTTONS('analytics.allow();', "import { analytics } from './analytics';")],
  [
    'has it from a barrel that passes on everything',
    { ...BUTTONS('analytics.allow();', "import { analytics } from '.';"), 'index.ts': "export * from './analytics';" },
  ],
  ['asks for it late', BUTTONS("import('.').then(({ it }) => it.allow());", '')],
  ['asks for all of it late', BUTTONS("import('.').then((all) => all.it.allow());", '')],
])('a part out of sight that %s', async (_name, files) => {
  expect(await statusWith(files)).toBe('ungated');
});

test.each([
  ['a function', 'export const its = () => analytics;', BUTTONS('its().allow();')],
  ['an async function', 'export const its = async () => analytics;', BUTTONS('its().then((made) => made.allow());')],
  ['a generator', 'export function* its() { yield analytics; }', BUTTONS('for (const made of its()) made.allow();')],
  ['a callback', 'export const its = (use) => use(analytics);', BUTTONS('its((made) => made.allow());')],
  ['an object', 'export const its = { analytics };', BUTTONS('its.analytics.allow();')],
  ['a getter', 'export const its = { get made() { return analytics; } };', BUTTONS('its.made.allow();')],
  ['a list', 'export const its = [analytics];', BUTTONS('its[0].allow();')],
  ['a global', 'window.its = analytics;', BUTTONS('window.its.allow();', '')],
  ['a method', 'Analytics.prototype.self = function () { return this; };', BUTTONS('it.self().allow();')],
  [
    'a method that binds',
    'Analytics.prototype.bound = function () { return () => this.allow(); };',
    BUTTONS('it.bound()();'),
  ],
  ['the class', 'Analytics.its = analytics;\nexport { Analytics as its };', BUTTONS('its.its.allow();')],
  [
    'a context',
    "import { createContext } from 'react';\nexport const its = createContext(analytics);",
    BUTTONS('useContext(its).allow();', `import { useContext } from 'react';\n${FROM_BARREL}`),
  ],
  [
    'a container',
    'export { Analytics as its };',
    BUTTONS(
      'return class { constructor(private readonly it: its) {} go() { this.it.allow(); } };',
      `import { type its } from './analytics';`,
    ),
  ],
])('a part out of sight that is given it by %s', async (_name, more, files) => {
  expect(await statusWith(files, more)).toBe('ungated');
});

test.each([
  ['has it under another name', BUTTONS("it.track('a');")],
  ['asks for it late', BUTTONS("import('.').then(({ it }) => it.track('a'));", '')],
  [
    'has it from a barrel that passes on everything',
    {
      ...BUTTONS("analytics.track('a');", "import { analytics } from '.';"),
      'index.ts': "export * from './analytics';",
    },
  ],
])('a part that only calls a method, and %s', async (_name, files) => {
  expect(await statusWith(files)).toBe('gated');
});
