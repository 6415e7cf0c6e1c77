/** What is kept between runs of the command line: found again only where a scan would conclude the same. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheFolder, openKeptScan } from '../../server/src/cli/kept-scans';
import { run } from '../../server/src/cli/run';
import { createEngine } from '../../server/src/engine/engine';
import { createNodeFileSystem } from '../../server/src/host/node-file-system';
import { UNINTERRUPTED } from '../../server/src/std/token';
import type { Analysis } from '../../shared/src/model';

const TODAY = '2026-06-01';
const MINUTE = 60_000;

let top = '';
let root = '';
let folder = '';
let now = 0;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'optgate-kept-'));
  root = join(top, 'workspace');
  folder = join(top, 'cache');
  now = Date.now();
  write('gate.ts', "export const stopped = () => localStorage.getItem('ccpa_opt_out') === '1';\n");
  write('page.ts', "import { stopped } from './gate';\nif (!stopped()) fbq('track', 'PageView');\n");
  write('package.json', '{ "name": "shop", "private": true }\n');
});
afterEach(() => rmSync(top, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const open = (key: readonly string[] = [TODAY]) => openKeptScan(root, key, { folder, now: () => now });

async function scan(key?: readonly string[]): Promise<Analysis> {
  const kept = open(key);
  const analysis = await createEngine(kept.files, { today: TODAY }).update('all', UNINTERRUPTED);
  kept.keep(analysis);
  return analysis;
}

const records = () => readdirSync(folder).sort();
const recordPath = () => join(folder, records()[0] ?? '');

test('nothing changed: the same is found, as often as it is asked for', async () => {
  const analysis = await scan();
  expect(analysis.pathways.map((it) => it.status)).toEqual(['gated']);
  expect(open().find()).toEqual(analysis);
  now += MINUTE;
  expect(open().find()).toEqual(analysis);
  expect(open().find()).toEqual(analysis);
});

describe('a scan that would be told something else finds nothing', () => {
  const EDITS: Readonly<Record<string, () => void>> = {
    'an edit': () => write('gate.ts', 'export const stopped = () => false;\n'),
    'another file': () => write('other.ts', "fbq('track', 'Lead');\n"),
    'a file less': () => rmSync(join(root, 'gate.ts')),
    'a configuration': () => write('optgate.config.json', '{ "accept": ["limited"] }\n'),
    'a file that git leaves out': () => write('.gitignore', 'page.ts\n'),
  };
  test.each(Object.keys(EDITS))('%s', async (name) => {
    await scan();
    EDITS[name]?.();
    expect(open().find()).toBeUndefined();
    now += MINUTE;
    expect(open().find()).toBeUndefined();
  });

  test('a text of the same length, written at the same time', async () => {
    write('page.ts', "if (true) fbq('track', 'PageView');\n");
    const at = new Date(now - MINUTE);
    utimesSync(join(root, 'page.ts'), at, at);
    await scan();
    write('page.ts', "if (null) fbq('track', 'PageView');\n");
    utimesSync(join(root, 'page.ts'), at, at);
    expect(open().find()).toBeUndefined();
  });

  test.each([[['2026-06-02']], [[TODAY, '{ "accept": ["limited"] }']]])('another key: %s', async (key) => {
    await scan();
    expect(open(key).find()).toBeUndefined();
  });

  test('an edit while it scans', async () => {
    const kept = open();
    kept.files.list();
    write('gate.ts', 'export const stopped = () => false;\n');
    kept.keep(await createEngine(kept.files, { today: TODAY }).update('all', UNINTERRUPTED));
    expect(open().find()).toBeUndefined();
  });
});

describe('a record that cannot be used is no record', () => {
  test.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['cut off', (text) => text.slice(0, -20)],
    ['changed', (text) => text.replace('"gated"', '"ungated"')],
    ['something else', () => 'not a record'],
    ['of a digest alone', (text) => text.slice(0, text.indexOf('\n'))],
  ])('%s', async (_name, damage) => {
    const analysis = await scan();
    writeFileSync(recordPath(), damage(readFileSync(recordPath(), 'utf8')));
    expect(open().find()).toBeUndefined();
    await scan();
    expect(open().find()).toEqual(analysis);
  });

  test('a folder where the record should be', async () => {
    await scan();
    const path = recordPath();
    rmSync(path);
    mkdirSync(path);
    expect(open().find()).toBeUndefined();
    await scan();
    expect(open().find()).toBeUndefined();
  });

  test('a cache folder that cannot be made', async () => {
    writeFileSync(folder, 'a file');
    await scan();
    expect(open().find()).toBeUndefined();
  });
});

describe('what is kept is bounded', () => {
  test('the oldest records go first', async () => {
    for (let i = 0; i < 40; i++) await scan([`${i}`]);
    expect(records().length).toBe(32);
  });

  test('records that nobody used for a month, and what was left half written, go', async () => {
    await scan(['old']);
    writeFileSync(`${recordPath()}.00000000-0000-4000-8000-000000000000.tmp`, '');
    writeFileSync(join(folder, 'somebody-elses.json'), '');
    const longAgo = new Date(now - 31 * 24 * 60 * MINUTE);
    for (const name of records()) utimesSync(join(folder, name), longAgo, longAgo);
    await scan(['new']);
    expect(records()).toHaveLength(2);
    expect(records()).toContain('somebody-elses.json');
  });
});

test('the command line takes what is kept, unless it is told not to', async () => {
  const asked: string[] = [];
  let out = '';
  const check = (line: string) =>
    run(['check', root, '-f', 'json', ...line.split(' ').filter(Boolean)], {
      folder: top,
      env: {},
      today: TODAY,
      now: () => 0,
      out: { isTerminal: false, write: (text) => (out += text) },
      err: { isTerminal: false, write: () => {} },
      lines: async function* () {},
      openEngine: (path, options, files) => {
        asked.push(path);
        return createEngine(files ?? createNodeFileSystem(path), options);
      },
      openKept: () => open(),
      startServer: async () => {},
    });
  await check('--no-cache');
  await check('');
  const cold = out;
  out = '';
  expect(asked).toHaveLength(2);
  await check('');
  await check('');
  expect(asked).toHaveLength(2);
  expect(out).toBe(cold);
  await check('--no-cache');
  expect(asked).toHaveLength(3);
});

test('where it is kept', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache/me' }, 'linux')).toBe('/var/cache/me/optgate');
  expect(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux')).toMatch(/\.cache.optgate$/);
  expect(cacheFolder({}, 'win32')).toBeUndefined();
});
