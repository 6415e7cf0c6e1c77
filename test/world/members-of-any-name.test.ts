/** Members that may be any, of members that may be any: there is an end of them. */
import { expect, test } from 'vitest';
import { createRefs } from '../../server/src/world/values/refs';
import { createValues } from '../../server/src/world/values/value';
import { analyse } from '../harness/analyse';

const GLOBALS = [
  'fbq',
  'mixpanel',
  'posthog',
  'fathom',
  'plausible',
  'snaptr',
  'rdt',
  'twq',
  'lintrk',
  'clarity',
  'hj',
  'umami',
];

test('a member of a member that may be any is one of those', () => {
  const refs = createRefs(
    createValues((it) => it),
    () => 'vendor',
  );
  const sdk = refs.foreign({ root: { kind: 'global' }, path: ['mixpanel'], steps: [] }, 'global');
  const any = refs.below(sdk, '\u0000');
  expect(refs.below(any, '\u0000')).toBe(any);
  expect(refs.below(any, 'undefined')).toBe(any);
  expect(refs.below(any, 'track')).not.toBe(any);
});

test('names that are gone through in a loop', async () => {
  const names = [
    'Card',
    'prototype',
    'dismissCard',
    'DeviceProperties',
    'User',
    'Feed',
    'Banner',
    'Event',
    'Key',
    'Push',
  ];
  const code = `
for (const path of ${JSON.stringify(names.map((it, i) => `${it}.${names[i + 1] ?? 'last'}`))}) {
  let target = window.appboy;
  for (const name of path.split('.').concat(${JSON.stringify(names)})) target = target[name];
  target = outOfSight(target);
}
fbq('track', 'PageView');
`;
  const { pathways } = await analyse({ 'main.js': code });
  expect(pathways.map((it) => it.status)).toContain('ungated');
}, 5_000);

test('proxies of many SDKs that hand on proxies', async () => {
  const code = `
const wrap = (target) => new Proxy(target, { get: (of, key) => wrap(Reflect.get(of, key ?? undefined)) });
const sdks = [${GLOBALS.map((it) => `window.${it}`).join(', ')}];
let current = sdks[0];
export function use(at, key) {
  current = wrap(sdks[at] ?? current);
  current = current[key];
  current = current[undefined];
  return use(at + 1, key);
}
fbq('track', 'PageView');
`;
  const { pathways } = await analyse({ 'main.js': code });
  expect(pathways.map((it) => it.status)).toContain('ungated');
}, 5_000);
