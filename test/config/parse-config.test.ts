/** The configuration: defaults, misfits with their place, and a schema file that is fresh. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Vendor } from '../../server/src/catalogue/vendor';
import { renderConfigSchema } from '../../server/src/config/config-schema';
import { findNearestConfig } from '../../server/src/config/nearest-config';
import { parseConfig } from '../../server/src/config/parse-config';
import { type ConfiguredVendor, DEFAULT_CONFIG } from '../../shared/src/config';

function parse(text: string) {
  const { config, problems } = parseConfig(text, 'optgate.config.json');
  return { config, problems: problems.map((it) => `${it.range.start.line}:${it.range.start.character} ${it.message}`) };
}

describe('parseConfig', () => {
  test('an empty object is the default', () => {
    expect(parse('{}')).toEqual({ config: DEFAULT_CONFIG, problems: [] });
  });

  test('comments, trailing commas and a byte order mark are read', () => {
    const { config, problems } = parse('\uFEFF{ // why\n "accept": ["limited",], "report": { "dueSoonDays": 5 } }');
    expect(problems).toEqual([]);
    expect(config.accept).toEqual(['limited']);
    expect(config.report).toEqual({ ...DEFAULT_CONFIG.report, dueSoonDays: 5 });
  });

  test('an unknown key is named with its line, and the rest holds', () => {
    const { config, problems } = parse('{\n  "regime": "both",\n  "acept": []\n}');
    expect(config.regime).toBe('both');
    expect(problems).toEqual([expect.stringMatching(/^3:3 `acept` is no key here; there are `\$schema`, `regime`, /)]);
  });

  test('a value that does not fit leaves the default', () => {
    const { config, problems } = parse(
      '{ "regime": "none", "accept": "limited", "severity": { "gpc-ignored": "bad" } }',
    );
    expect(config).toEqual({ ...DEFAULT_CONFIG, severity: {} });
    expect(problems).toEqual([
      '1:13 `regime`: `"none"` is not one of `"opt-out"`, `"opt-in"`, `"both"`.',
      '1:31 `accept`: `"limited"` is not a list.',
      '1:71 `severity.gpc-ignored`: `"bad"` is not one of `"error"`, `"warning"`, `"information"`, `"off"`.',
    ]);
  });

  test('a vendor without what it needs is left out', () => {
    const { config, problems } = parse('{ "vendors": [{ "id": "acme", "name": "Acme", "globals": ["acmeq"] }] }');
    expect(config.vendors).toEqual([]);
    expect(problems).toEqual(['1:15 `vendors[0]`: `category` must stand here.']);
  });

  test('a vendor that could never be found is named', () => {
    const acme = '"id": "acme", "name": "Acme", "category": "advertising"';
    expect(parse(`{ "vendors": [{ ${acme}, "hosts": [] }] }`).problems).toEqual([
      '1:15 `vendors[0]`: One of `packages`, `globals`, `hosts` and `scripts` must stand here, or it is found nowhere.',
    ]);
    const both = `{ "vendors": [{ ${acme}, "hosts": ["https://a.test/x"] }, { ${acme}, "globals": ["q"] }] }`;
    expect(parse(both).problems).toEqual([
      expect.stringMatching(/`vendors\[0\]\.hosts\[0\]`: `https:\/\/a\.test\/x` begins with a scheme/),
      expect.stringMatching(/`vendors\[1\]\.id`: `id` is that of an earlier vendor\.$/),
    ]);
    expect(parse(`{ "vendors": [{ ${acme}, "hosts": ["a.test/x"] }] }`).problems).toEqual([]);
  });

  test.each([
    ['../legacy/**', 'leads out of the folder that it starts in'],
    ['src/../../x', 'leads out of the folder that it starts in'],
    ['C:/work/**', 'begins with a drive, and globs start in a folder'],
    ['src\\\\legacy', 'has a backslash, and folders end with `/`'],
    ['!src/**', 'begins with `!`, which turns nothing round'],
    ['src/{a,b', 'has a brace without its other, or braces in braces'],
    ['src/{a,{b,c}}', 'has a brace without its other, or braces in braces'],
    ['src/[ab', 'has a bracket without its other'],
  ])('the glob %s is named with its place, and leaves nothing out', (glob, fault) => {
    const { config, problems } = parse(`{\n  "exclude": ["legacy/**", "${glob}"] }`);
    expect(config.exclude).toEqual(['legacy/**']);
    expect(problems).toEqual([`2:28 \`exclude[1]\`: \`"${glob}"\` ${fault}.`]);
  });

  test.each([
    '**',
    './src/**',
    '/src',
    'src/',
    'a/{b,c}/*.{ts,tsx}',
    'app/[my-slug]/**',
    'app/[[...all]]/page.tsx',
    '[a-z]?',
  ])('the glob %s is none the worse for it', (glob) => {
    expect(parse(`{ "include": ["${glob}"] }`).problems).toEqual([]);
  });

  test.each(['', '[]', 'null', '{', '{ "accept": [', 'nonsense', '{ "a": 1, "a": 2 }'])('%s does not throw', (text) => {
    const { config, problems } = parse(text);
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(problems.length).toBeGreaterThan(0);
  });
});

test('the nearest configuration above a file holds', () => {
  const configs = new Map([
    ['optgate.config.json', 'root'],
    ['apps/web/optgate.config.json', 'web'],
  ]);
  expect(findNearestConfig('apps/web/src/a.ts', configs)).toBe('web');
  expect(findNearestConfig('apps/api/a.ts', configs)).toBe('root');
  expect(findNearestConfig('a.ts', new Map())).toBeUndefined();
});

test('a configured vendor has the shape of the catalogue', () => {
  expectTypeOf<ConfiguredVendor>().toEqualTypeOf<Vendor>();
});

test('the schema file is what the shape says', () => {
  const file = 'schemas/optgate.config.schema.json';
  if (process.env.UPDATE) writeFileSync(file, renderConfigSchema());
  expect(readFileSync(file, 'utf8')).toBe(renderConfigSchema());
});
