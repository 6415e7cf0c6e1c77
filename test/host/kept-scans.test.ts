/** What is kept between runs and sessions: found again only where a scan would conclude the same. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../server/src/cli/run';
import { createEngine } from '../../server/src/engine/engine';
import { cacheFolder, openKeptScan } from '../../server/src/host/kept-scans';
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

const open = (key: readonly string[] = [TODAY]) => openKeptScan(root, () => key, { folder, now: () => now });

async function scan(key?: readonly string[]): Promise<Analysis> {
  const kept = open(key);
  const analysis = await createEngine(kept.files, { today: TODAY }).update('all', UNINTERRUPTED);
  kept.keep(analysis);
  return analysis;
}

const records = () => (existsSync(folder) ? readdirSync(folder).sort() : []);
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

  test('an edit between two looks at a file', async () => {
    const kept = open();
    kept.files.read('gate.ts');
    write('gate.ts', 'export const stopped = () => false;\n');
    kept.keep(await createEngine(kept.files, { today: TODAY }).update('all', UNINTERRUPTED));
    expect(open().find()).toBeUndefined();
  });

  test.each(Object.keys(EDITS))('%s, once it has read', async (name) => {
    const kept = open();
    const analysis = await createEngine(kept.files, { today: TODAY }).update('all', UNINTERRUPTED);
    EDITS[name]?.();
    kept.keep(analysis);
    expect(records()).toEqual([]);
  });
});

describe('an engine that goes on living', () => {
  const CHANGES: Readonly<Record<string, () => readonly string[]>> = {
    'an edit': () => edited('gate.ts', 'export const stopped = () => false;\n'),
    'another file': () => edited('other.ts', "fbq('track', 'Lead');\n"),
    'a file less': () => {
      rmSync(join(root, 'gate.ts'));
      return ['gate.ts'];
    },
    'a configuration': () => edited('optgate.config.json', '{ "accept": ["limited"] }\n'),
  };

  function edited(path: string, text: string): readonly string[] {
    write(path, text);
    return [path];
  }

  async function start() {
    const kept = open();
    const engine = createEngine(kept.files, { today: TODAY });
    const first = await engine.update('all', UNINTERRUPTED);
    kept.keep(first);
    const told = (change: readonly string[] | 'all') => {
      kept.files.tell(change);
      return engine.update(change, UNINTERRUPTED);
    };
    return { kept, first, told };
  }

  test.each(Object.keys(CHANGES))('keeps what it concludes of %s that it is told of', async (name) => {
    const { kept, told } = await start();
    const analysis = await told(CHANGES[name]?.() ?? []);
    kept.keep(analysis);
    expect(open().find()).toEqual(analysis);
    expect(await scan()).toEqual(analysis);
  });

  test.each(Object.keys(CHANGES))('keeps nothing where %s stands on disk of which it was not told', async (name) => {
    const { kept, first, told } = await start();
    CHANGES[name]?.();
    kept.keep(first);
    expect(open().find()).toBeUndefined();
    write('page.ts', "import { stopped } from './gate';\nif (!stopped()) fbq('track', 'Purchase');\n");
    kept.keep(await told(['page.ts']));
    expect(open().find()).toBeUndefined();
    const analysis = await told('all');
    kept.keep(analysis);
    expect(open().find()).toEqual(analysis);
  });

  test('does not walk again where nothing was written', async () => {
    const { kept, first, told } = await start();
    rmSync(recordPath());
    await told(['gate.ts']);
    kept.keep(first);
    expect(records()).toEqual([]);
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
