/** Commands from arguments to exit code, with a made-up engine in a folder of its own. */
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../server/src/cli/run';
import type { Engine } from '../../server/src/engine';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import type { Analysis } from '../../shared/src/model';
import { analysis, finding, pathway } from '../samples';

const UNGATED = analysis({ pathways: [pathway()], findings: [finding()] });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'optgate-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Given {
  readonly result?: Analysis | Error;
  readonly terminal?: boolean;
  readonly env?: Record<string, string>;
}

async function optgate(line: string, { result = UNGATED, terminal = false, env = {} }: Given = {}) {
  const written = { out: '', err: '' };
  const asked: string[] = [];
  const code = await run(line.split(' ').filter(Boolean), {
    folder,
    env,
    today: '2026-06-01',
    now: () => 0,
    out: toStream('out'),
    err: toStream('err'),
    openEngine: (root, { today, config }) => openFake(root, today, config?.text),
    startServer: async () => void asked.push('server'),
  });
  return { code, asked, ...written };

  function toStream(name: 'out' | 'err') {
    const write = (text: string) => {
      written[name] += text;
    };
    return { isTerminal: terminal, write };
  }

  function openFake(root: string, today: string, config = ''): Engine {
    asked.push(`${root.slice(folder.length)} ${today}${config}`);
    return {
      async update(_change, _token, progress) {
        progress?.({ phase: 'reading', done: 1, total: 1 });
        if (result instanceof Error) throw result;
        return result;
      },
      fixesFor: () => [],
      config: () => DEFAULT_CONFIG,
      explain: (at) => ('id' in at ? undefined : `${at.file} line ${at.line}`),
    };
  }
}

describe('check', () => {
  test('findings on standard output, nothing else anywhere', async () => {
    const { code, out, err } = await optgate('');
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/^src\/app\/api\/checkout\/route\.ts:14:9: error /);
  });

  test('progress only on a terminal, and not when quiet', async () => {
    expect((await optgate('', { terminal: true })).err).toContain('reading 1/1');
    expect((await optgate('--quiet', { terminal: true })).err).toBe('');
  });

  test('colours only on a terminal, unless switched off', async () => {
    const colour = '\u001b[';
    expect((await optgate('', { terminal: true })).out).toContain(colour);
    expect((await optgate('--no-color', { terminal: true })).out).not.toContain(colour);
    expect((await optgate('', { terminal: true, env: { NO_COLOR: '1' } })).out).not.toContain(colour);
  });

  test('writes each format to its file', async () => {
    const { code, out } = await optgate('-o json=out/report.json -o markdown=report.md --fail-on never');
    expect([code, out]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8')).schemaVersion).toBe(1);
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain('## Optgate');
  });

  test('statistics on standard error', async () => {
    const { out, err } = await optgate('-f json --stats');
    expect(() => JSON.parse(out)).not.toThrow();
    expect(err).toContain('files scanned   3');
  });

  test('the day is the machine’s unless it is given', async () => {
    expect((await optgate('')).asked).toEqual([' 2026-06-01']);
    expect((await optgate('--today 2027-01-02')).asked).toEqual([' 2027-01-02']);
  });
});

describe('what cannot be done gives 2', () => {
  test.each([
    ['--nope', "optgate: Unknown option '--nope'.\nSee `optgate --help`.\n"],
    ['missing', 'optgate: there is no folder `missing`.\n'],
    ['a-file', 'optgate: `a-file` is not a folder.\n'],
    ['explain ffff', 'optgate: nothing is known of `ffff`.\n'],
    ['explain ../a.ts:1', 'optgate: `../a.ts` is not in the scanned folder.\n'],
  ])('%s', async (line, message) => {
    writeFileSync(join(folder, 'a-file'), '');
    expect(await optgate(line)).toMatchObject({ code: 2, out: '', err: message });
  });

  test('a scan that could not finish', async () => {
    const { code, err } = await optgate('--fail-on never', { result: new Error('broken') });
    expect(code).toBe(2);
    expect(err).toMatch(/^optgate: internal error: Error: broken\n/);
  });
});

test('explain takes a place with or without its column', async () => {
  expect((await optgate('explain src/a.ts:12')).out).toBe('src/a.ts line 12\n');
  expect((await optgate('explain src/a.ts:12:3')).out).toBe('src/a.ts line 12\n');
});

test('help, version and the language server', async () => {
  expect(await optgate('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  const { out } = await optgate('--help');
  expect(out).toContain('optgate lsp --stdio');
  expect(out).not.toMatch(/mcp|baseline|sarif/);
  expect((await optgate('lsp --stdio')).asked).toEqual(['server']);
});

describe('export', () => {
  const file = () => join(folder, 'PRIVACY_OPERATIONS.md');

  test('writes, then leaves alone what would stay the same', async () => {
    expect(await optgate('export --check')).toMatchObject({ code: 1 });
    expect(await optgate('export')).toMatchObject({ code: 0, err: 'PRIVACY_OPERATIONS.md was written.\n' });
    expect(await optgate('export')).toMatchObject({ code: 0, err: 'PRIVACY_OPERATIONS.md is up to date.\n' });
    expect(await optgate('export --check')).toMatchObject({ code: 0 });
  });

  test('an edited region is shown and kept, and replaced when forced', async () => {
    await optgate('export');
    const edited = readFileSync(file(), 'utf8').replace('| ungated |', '| fine |');
    writeFileSync(file(), edited);
    const refused = await optgate('export');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/^optgate: PRIVACY_OPERATIONS\.md:\d+: .*edited by hand/);
    expect(readFileSync(file(), 'utf8')).toBe(edited);
    expect(await optgate('export --force')).toMatchObject({ code: 0, err: expect.stringContaining('- | `3f0c') });
    expect(readFileSync(file(), 'utf8')).toContain('| ungated |');
  });

  test('a link stays a link', async () => {
    writeFileSync(join(folder, 'elsewhere.md'), 'Ours.\n');
    symlinkSync('elsewhere.md', file());
    await optgate('export');
    expect(lstatSync(file()).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'elsewhere.md'), 'utf8')).toMatch(/^Ours\.\n\n<!-- optgate:begin/);
  });

  test('bytes that are no text are left alone', async () => {
    writeFileSync(file(), Buffer.from([0xff, 0xfe, 0x41]));
    expect((await optgate('export')).code).toBe(2);
    expect(readFileSync(file())).toEqual(Buffer.from([0xff, 0xfe, 0x41]));
  });
});
