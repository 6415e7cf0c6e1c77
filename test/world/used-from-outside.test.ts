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

const BUTTONS = (body: string, from = `import { analytics } from './analytics';`) =>
  Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`button-${i}.tsx`, `${from}\nexport function Button${i}() { ${body} }`]),
  );

test.each([
  ['calls the method that allows', BUTTONS('analytics.allow();')],
  ['sets the field', BUTTONS('analytics.enabled = true;')],
  ['sets the field among others', BUTTONS('[analytics.enabled] = [true];')],
  ['hands it on', BUTTONS('configure(analytics);')],
  ['asks for a member by a name that is made', BUTTONS('analytics[`all${"ow"}`]();')],
  ['has the whole module', BUTTONS('all.analytics.allow();', "import * as all from './analytics';")],
  [
    'has it from a barrel',
    { 'index.ts': "export * from './analytics';", ...BUTTONS('analytics.allow();', "import { analytics } from '.';") },
  ],
  [
    'has it under another name',
    {
      'index.ts': "export { analytics as it } from './analytics';",
      ...BUTTONS('it.allow();', "import { it } from '.';"),
    },
  ],
  ['asks for it late', BUTTONS("import('./analytics').then(({ analytics }) => analytics.allow());", '')],
  ['asks for all of it late', BUTTONS("import('./analytics').then((it) => it.analytics.allow());", '')],
])('a part out of sight that %s', async (_name, files) => {
  expect(await statusWith(files)).toBe('ungated');
});

const GIVEN = "import { its } from './analytics';";

test.each([
  ['a function', 'export const its = () => analytics;', BUTTONS('its().allow();', GIVEN)],
  ['an object', 'export const its = { analytics };', BUTTONS('its.analytics.allow();', GIVEN)],
  ['a list', 'export const its = [analytics];', BUTTONS('its[0].allow();', GIVEN)],
  ['a global', 'window.its = analytics;', BUTTONS('window.its.allow();', '')],
  ['a method', 'Analytics.prototype.its = function () { return this; };', BUTTONS('analytics.its().allow();')],
  ['the class', 'Analytics.its = analytics;\nexport { Analytics as its };', BUTTONS('its.its.allow();', GIVEN)],
  [
    'a context',
    "import { createContext } from 'react';\nexport const its = createContext(analytics);",
    BUTTONS('useContext(its).allow();', `import { useContext } from 'react';\n${GIVEN}`),
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
  [
    'has it from a barrel',
    {
      'index.ts': "export * from './analytics';",
      ...BUTTONS("analytics.track('a');", "import { analytics } from '.';"),
    },
  ],
  ['asks for it late', BUTTONS("import('./analytics').then(({ analytics }) => analytics.track('a'));", '')],
])('a part that only calls a method, and %s', async (_name, files) => {
  expect(await statusWith(files)).toBe('gated');
});
