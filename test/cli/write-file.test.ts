/** What people wrote stands whole, whatever happens while we write: we are killed, the disk is full, others write too. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OnStep, readBytes, replaceText } from '../../server/src/cli/write-file';

const STEPS = ['written', 'kept', 'compared', 'renamed'] as const;
const BEFORE = 'what people wrote\n';
const AFTER = `${'generated\n'.repeat(1000)}${BEFORE}`;

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'optgate-write-'));
  file = join(folder, 'REPORT.md');
  writeFileSync(file, BEFORE);
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = () => readFileSync(file, 'utf8');
const left = () => readdirSync(folder).filter((it) => it !== 'REPORT.md');

function replace(onStep?: OnStep, before = Buffer.from(BEFORE)): boolean {
  return replaceText(file, before, AFTER, onStep);
}

test('replaces what is as it was read, and leaves nothing beside it', () => {
  expect(replace()).toBe(true);
  expect([text(), left()]).toEqual([AFTER, []]);
  expect(readBytes(join(folder, 'none'))).toBeNull();
  expect(replaceText(join(folder, 'new'), null, 'x')).toBe(true);
  expect(replaceText(join(folder, 'new'), null, 'y')).toBe(false);
  expect(readFileSync(join(folder, 'new'), 'utf8')).toBe('x');
});

test('a link stays a link', () => {
  const link = join(folder, 'link.md');
  symlinkSync(file, link);
  expect(replaceText(link, Buffer.from(BEFORE), AFTER)).toBe(true);
  expect([text(), left()]).toEqual([AFTER, ['link.md']]);
});

describe('a second writer keeps what it wrote', () => {
  const theirs = `${BEFORE}and more\n`;
  const ways: Record<string, () => void> = {
    'into the file': () => writeFileSync(file, theirs),
    'at its end': () => appendFileSync(file, 'and more\n'),
    'over it': () => {
      writeFileSync(join(folder, 'theirs'), theirs);
      renameSync(join(folder, 'theirs'), file);
    },
  };

  test.each(
    STEPS.filter((it) => it !== 'renamed').flatMap((step) => Object.keys(ways).map((way) => [step, way] as const)),
  )('after we have %s, %s', (step, way) => {
    expect(replace((it) => it === step && ways[way]?.())).toBe(false);
    expect([text(), left()]).toEqual([theirs, []]);
  });

  test.each(STEPS)('through a file that it opened before, after we have %s', (step) => {
    const opened = openSync(file, 'a');
    expect(replace((it) => it === step && writeSync(opened, 'and more\n'))).toBe(false);
    closeSync(opened);
    expect([text(), left()]).toEqual([theirs, []]);
  });

  test('into the old file and the new one at once: both stand', () => {
    const opened = openSync(file, 'a');
    const both: OnStep = (it) => {
      if (it !== 'renamed') return;
      writeSync(opened, 'and more\n');
      appendFileSync(file, 'and other\n');
    };
    expect(() => replace(both)).toThrow(/another program wrote it too; see `.*REPORT\.md\.\w+\.orig`/);
    closeSync(opened);
    expect(text()).toBe(`${AFTER}and other\n`);
    expect(left().map((it) => readFileSync(join(folder, it), 'utf8'))).toEqual([theirs]);
  });

  test('a new file of theirs is not replaced', () => {
    const path = join(folder, 'new.md');
    expect(replaceText(path, null, AFTER, () => writeFileSync(path, theirs))).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(theirs);
  });
});

/** The module as a program of its own, which is killed at a step. */
describe('another process', () => {
  let built = '';
  beforeAll(() => {
    built = mkdtempSync(join(tmpdir(), 'optgate-writer-'));
    const contents = `
      import { readFileSync } from 'node:fs';
      import { readBytes, replaceText } from './server/src/cli/write-file';
      const [, , file, text, step] = process.argv;
      replaceText(file, readBytes(file), readFileSync(text, 'utf8'), (it) => it === step && process.kill(process.pid, 'SIGKILL'));`;
    const stdin = { contents, resolveDir: process.cwd(), loader: 'ts' as const };
    buildSync({ stdin, bundle: true, platform: 'node', outfile: join(built, 'writer.js'), logLevel: 'error' });
    writeFileSync(join(built, 'text'), AFTER);
  });
  afterAll(() => rmSync(built, { recursive: true }));

  test.each(STEPS)('killed after it has %s: the file is whole, old or new', (step) => {
    const { signal } = spawnSync(process.execPath, [join(built, 'writer.js'), file, join(built, 'text'), step]);
    expect(signal).toBe('SIGKILL');
    expect(text()).toBe(step === 'renamed' ? AFTER : BEFORE);
    expect(replaceText(file, readBytes(file), AFTER)).toBe(true);
    expect(text()).toBe(AFTER);
  });

  test.skipIf(process.platform === 'win32')(
    'with no room for the new text: the old one stands, nothing is left',
    () => {
      const command = 'ulimit -f 2; exec "$0" "$@"';
      const args = [process.execPath, join(built, 'writer.js'), file, join(built, 'text')];
      expect(() => execFileSync('sh', ['-c', command, ...args], { stdio: 'pipe' })).toThrow();
      expect(text()).toBe(BEFORE);
      expect(left()).toEqual([]);
    },
  );
}, 600_000);
