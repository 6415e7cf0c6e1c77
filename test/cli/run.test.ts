/** Commands from arguments to exit code, with a made-up engine in a folder of its own. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../server/src/cli/run';
import { parseConfig } from '../../server/src/config/parse-config';
import type { Engine } from '../../server/src/engine/engine';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import type { Analysis, Finding } from '../../shared/src/model';
import { analysis, finding, pathway, place } from '../samples';

const SHARING = 'ccpa-readiness.opt-out.third-party-sharing-gated';
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
  /** Runs whenever the engine is asked for its configuration. */
  readonly meanwhile?: () => unknown;
}

async function optgate(line: string, { result = UNGATED, terminal = false, env = {}, meanwhile }: Given = {}) {
  const written = { out: '', err: '' };
  const asked: string[] = [];
  const code = await run(line.split(' ').filter(Boolean), {
    folder,
    env,
    today: '2026-06-01',
    now: () => 0,
    out: toStream('out'),
    err: toStream('err'),
    lines: async function* () {},
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
      fixesFor: () => ({ fixes: [], refused: [] }),
      isQuickToTry: () => true,
      verify: async () => undefined,
      fixMany: async () => ({ edits: [], fixed: [], left: [] }),
      around: () => '',
      config: () => {
        meanwhile?.();
        return DEFAULT_CONFIG;
      },
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
  const file = 'src/app/api/checkout/route.ts';
  const { out } = await optgate(`explain ${file}:14`);
  expect(out).toMatch(/^src\/app\/api\/checkout\/route\.ts:14:9 {2}analytics\.track\n/);
  expect((await optgate(`explain ${file}:14:3`)).out).toBe(out);
});

test('help, version and the language server', async () => {
  expect(await optgate('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  const { out } = await optgate('--help');
  expect(out).toContain('optgate lsp --stdio');
  expect(out).toContain('optgate mcp');
  expect((await optgate('lsp --stdio')).asked).toEqual(['server']);
});

test('a configuration that is named', async () => {
  writeFileSync(join(folder, 'strict.json'), '{ "regime": "both" }');
  expect((await optgate('-c strict.json')).asked).toEqual([' 2026-06-01{ "regime": "both" }']);
  expect(await optgate('-c none.json')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/none\.json` cannot be read/),
  });
});

test('a wrong configuration is said with its place, whatever the format', async () => {
  const wrong = finding({
    ...place('optgate.config.json', 3, 3),
    ruleId: 'invalid-config',
    message: 'No key.',
    pathway: null,
  });
  const given = { result: analysis({ findings: [wrong] }) };
  expect(await optgate('-f json --fail-on never', given)).toMatchObject({
    code: 2,
    err: 'optgate: optgate.config.json:3:3: No key.\n',
  });
  expect((await optgate('export', given)).code).toBe(2);
});

test('init writes a configuration that is the default, once', async () => {
  expect(await optgate('init')).toMatchObject({ code: 0, err: 'optgate.config.json was written.\n' });
  const text = readFileSync(join(folder, 'optgate.config.json'), 'utf8');
  expect(parseConfig(text, 'optgate.config.json')).toEqual({ config: DEFAULT_CONFIG, problems: [] });
  expect(await optgate('init')).toMatchObject({ code: 2, err: 'optgate: `optgate.config.json` is there already.\n' });
});

describe('baseline', () => {
  const file = () => join(folder, 'optgate-baseline.json');
  const other = finding({ ...place('src/b.ts', 1), pathway: 'b' });
  const failing = [{ id: SHARING, severity: 'medium', verdict: 'fail', sentence: 'Fails.' }] as const;
  const result = analysis({ pathways: [pathway()], findings: [finding()], checks: failing });
  const worse = analysis({ pathways: [pathway()], findings: [finding(), other], checks: failing });

  test('what was accepted fails no build, and what is new does', async () => {
    expect(await optgate('baseline', { result })).toMatchObject({ code: 0, out: '' });
    expect(await optgate('--quiet', { result })).toMatchObject({ code: 0, out: '' });
    expect(await optgate('--quiet', { result: worse })).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^src\/b\.ts:1/),
    });
    expect((await optgate('--no-baseline', { result })).code).toBe(1);
  });

  test('reasons are kept, and what is no more is taken out', async () => {
    await optgate('baseline', { result: worse });
    writeFileSync(file(), readFileSync(file(), 'utf8').replaceAll('"rule"', '"reason": "known", "rule"'));
    expect((await optgate('', { result })).err).toContain('1 entry of the baseline found no more (src/b.ts)');
    await optgate('baseline --prune', { result });
    const { findings } = JSON.parse(readFileSync(file(), 'utf8'));
    expect(findings).toEqual([expect.objectContaining({ rule: 'ungated-sharing', reason: 'known' })]);
    expect((await optgate('baseline --prune', { result: worse })).code).toBe(0);
    expect(JSON.parse(readFileSync(file(), 'utf8')).findings).toHaveLength(1);
  });

  test('an entry says what was found', async () => {
    await optgate('baseline', { result });
    const [entry] = JSON.parse(readFileSync(file(), 'utf8')).findings;
    expect(entry).toMatchObject({ file: finding().file, message: finding().message, pathway: finding().pathway });
  });

  describe('of a renamed file', () => {
    const at = (name: string, id: string) => finding({ ...place(name, 1), pathway: id });
    const of = (...findings: Finding[]) => analysis({ pathways: [pathway()], findings, checks: failing });
    const old = at('src/old.ts', 'aaaaaaaa11111111');
    const moved = at('src/new.ts', 'bbbbbbbb11111111');

    beforeEach(() => optgate('baseline', { result: of(old) }));

    test('holds where the same stands once elsewhere, with its reason', async () => {
      expect(await optgate('--quiet', { result: of(moved) })).toMatchObject({ code: 0, out: '' });
      writeFileSync(file(), readFileSync(file(), 'utf8').replace('"rule"', '"reason": "known", "rule"'));
      await optgate('baseline', { result: of(moved) });
      const { findings } = JSON.parse(readFileSync(file(), 'utf8'));
      expect(findings).toEqual([expect.objectContaining({ file: 'src/new.ts', reason: 'known' })]);
    });

    test('does not hold for a copy, for two of them, or for something else', async () => {
      const another = at('src/another.ts', 'cccccccc11111111');
      expect((await optgate('--quiet', { result: of(old, moved) })).code).toBe(1);
      expect((await optgate('--quiet', { result: of(moved, another) })).code).toBe(1);
      expect((await optgate('--quiet', { result: of(at('src/new.ts', 'bbbbbbbb22222222')) })).code).toBe(1);
      mkdirSync(join(folder, 'src'), { recursive: true });
      writeFileSync(join(folder, 'src/old.ts'), '');
      expect((await optgate('--quiet', { result: of(moved) })).code).toBe(1);
    });
  });

  test.each(['{', '[]', '{ "version": 2, "findings": [] }', '{ "version": 1, "findings": [1] }'])(
    '%s is none',
    async (text) => {
      writeFileSync(file(), text);
      expect(await optgate('')).toMatchObject({ code: 2, out: '' });
    },
  );
});

describe('since', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.test', ...args], { cwd: folder });
  const at = (file: string, line: number, related: Finding['related'] = []) =>
    finding({ ...place(file, line), pathway: `${file}${line}`, related });
  const CODE = 'one\ntwo\nthree\nfour\n';

  beforeEach(() => {
    git('init', '-q');
    writeFileSync(join(folder, 'a.ts'), CODE);
    writeFileSync(join(folder, 'b.ts'), CODE);
    git('add', '-A');
    git('commit', '-qm', 'first');
  });

  async function shown(...findings: Finding[]): Promise<string[]> {
    const { out } = await optgate('--since HEAD --quiet', { result: analysis({ findings }) });
    return out
      .split('\n')
      .filter(Boolean)
      .map((it) => it.split(' ')[0] ?? '');
  }

  test('nothing changed', async () => {
    expect(await optgate('--since HEAD --quiet', { result: analysis({ findings: [at('a.ts', 1)] }) })).toMatchObject({
      code: 0,
      out: '',
    });
  });

  test('an added line, on the place or on its witness', async () => {
    writeFileSync(join(folder, 'a.ts'), CODE.replace('three', 'new\nthree'));
    const onWitness = at('b.ts', 2, [{ ...place('a.ts', 3), message: 'caller' }]);
    expect(await shown(at('a.ts', 1), at('a.ts', 3), at('b.ts', 1), onWitness)).toEqual(['a.ts:3:1:', 'b.ts:2:1:']);
  });

  test('a line that was taken out may have been a gate', async () => {
    writeFileSync(join(folder, 'a.ts'), CODE.replace('two\n', ''));
    expect(await shown(at('a.ts', 3), at('b.ts', 1))).toEqual(['a.ts:3:1:']);
  });

  test('a new file', async () => {
    writeFileSync(join(folder, 'c d.ts'), CODE);
    expect(await shown(at('c d.ts', 3))).toHaveLength(1);
  });

  test('a commit that is none', async () => {
    expect(await optgate('--since nope')).toMatchObject({
      code: 2,
      err: expect.stringContaining('git could not tell'),
    });
  });
});

describe('removals', () => {
  const file = () => join(folder, 'PRIVACY_OPERATIONS.md');
  const HEAD = 'Ours.\n\n| Request | Received | Third party | Due | Done |\n| --- | --- | --- | --- | --- |\n';
  const row = { received: '2026-05-01', thirdParty: 'Meta', due: '2026-05-22', done: '' };
  const listed = analysis({
    pathways: [pathway()],
    removals: [
      { ...place('PRIVACY_OPERATIONS.md', 5), ...row, request: 'R-1', state: 'overdue' },
      { ...place('PRIVACY_OPERATIONS.md', 6), ...row, request: 'jane@example.com', done: '2026-05-02', state: 'done' },
    ],
  });

  test('lists how they stand; overdue ones give 1', async () => {
    const { code, out } = await optgate('removals', { result: listed });
    expect([code, out.split('\n')]).toEqual([
      1,
      [
        'PRIVACY_OPERATIONS.md:5:1: overdue R-1 at Meta, due 2026-05-22',
        'PRIVACY_OPERATIONS.md:6:1: done ? at Meta, due 2026-05-22, done 2026-05-02',
        '',
      ],
    ]);
    expect(await optgate('removals')).toMatchObject({
      code: 0,
      out: '',
      err: 'No removal is listed in PRIVACY_OPERATIONS.md.\n',
    });
  });

  test('adds the rows of a request, fills in due dates, marks a request done', async () => {
    writeFileSync(file(), HEAD);
    expect(await optgate('removals --add R-7')).toMatchObject({ code: 0, err: 'PRIVACY_OPERATIONS.md was written.\n' });
    expect(readFileSync(file(), 'utf8')).toBe(`${HEAD}| R-7 | 2026-06-01 | Segment | 2026-06-23 |  |\n`);
    expect(await optgate('removals --add R-7')).toMatchObject({ code: 2, err: expect.stringContaining('no row') });
    writeFileSync(file(), `${HEAD}| R-7 | 2026-05-01 | Meta | | |\n| R-8 | 2026-05-01 | Meta | | |\n`);
    await optgate('removals --add R-7 --done R-7 --fill');
    expect(readFileSync(file(), 'utf8')).toBe(
      `${HEAD}| R-7 | 2026-05-01 | Meta | 2026-05-22 | 2026-06-01 |\n| R-7 | 2026-05-01 | Segment | 2026-05-22 | 2026-06-01 |\n| R-8 | 2026-05-01 | Meta | 2026-05-22 | |\n`,
    );
  });

  test('without the file there is nothing to edit', async () => {
    expect(await optgate('removals --fill')).toMatchObject({ code: 2, err: expect.stringContaining('optgate export') });
  });
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
    const edited = readFileSync(file(), 'utf8').replace('reads the opt-out', 'is wrong');
    writeFileSync(file(), edited);
    const refused = await optgate('export');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/^optgate: PRIVACY_OPERATIONS\.md:\d+: .*edited by hand/);
    expect(readFileSync(file(), 'utf8')).toBe(edited);
    expect(await optgate('export --force')).toMatchObject({ code: 0, err: expect.stringContaining('\n- | Segment |') });
    expect(readFileSync(file(), 'utf8')).toContain('reads the opt-out');
  });

  test('what would change is shown where nothing is written', async () => {
    await optgate('export');
    const text = readFileSync(file(), 'utf8');
    const gated = analysis({ pathways: [pathway({ status: 'gated' })] });
    const { code, err } = await optgate('export --check', { result: gated });
    expect(code).toBe(1);
    expect(err).toMatch(/^PRIVACY_OPERATIONS\.md:\d+: The generated region `verdicts` is not up to date\.\n- /);
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });

  test.each<[string, (text: string) => string | null, 0 | 1 | 2, RegExp]>([
    ['up to date', (it) => it, 0, /^PRIVACY_OPERATIONS\.md is up to date\.\n$/],
    ['with words of people', (it) => `Words.\n${it}`, 0, /is up to date/],
    ['missing', () => null, 1, /^There is no PRIVACY_OPERATIONS\.md; `optgate export` writes it\.\n$/],
    ['without regions', () => 'Words.\n', 1, /is not up to date\.\n$/],
    ['edited by hand', (it) => it.replace('reads the opt-out', 'is well'), 2, /^optgate: P.*\.md:\d+: .*by hand\.\n- /],
    ['in conflict', (it) => `<<<<<<< ours\n${it}`, 2, /^optgate: PRIVACY_OPERATIONS\.md:1: A merge conflict/],
    ['with half a marker', (it) => it.replace('end verdicts -->', ''), 2, /^optgate: P.*\.md:\d+: .*not complete/],
    ['with one marker', (it) => it.replace(/.*end verdicts -->/, ''), 2, /^optgate: P.*\.md:\d+: .*has not ended/],
  ])('a file %s is told by --check, and stays as it is', async (_, change, code, message) => {
    await optgate('export');
    const text = change(readFileSync(file(), 'utf8'));
    if (text === null) rmSync(file());
    else writeFileSync(file(), text);
    expect(await optgate('export --check')).toMatchObject({ code, err: expect.stringMatching(message) });
    expect(existsSync(file()) ? readFileSync(file(), 'utf8') : null).toBe(text);
  });

  test('what another program writes meanwhile is kept', async () => {
    await optgate('export');
    let n = 0;
    const meanwhile = () => n++ === 1 && writeFileSync(file(), `${readFileSync(file(), 'utf8')}Theirs.\n`);
    const gated = analysis({ pathways: [pathway({ status: 'gated' })] });
    expect(await optgate('export', { result: gated, meanwhile })).toMatchObject({ code: 0 });
    expect(n).toBeGreaterThan(2);
    expect(readFileSync(file(), 'utf8')).toMatch(/Gated and confirmed \(1\)[\s\S]*Theirs\.\n$/);
    const always = () => writeFileSync(file(), `${readFileSync(file(), 'utf8')}Theirs.\n`);
    expect(await optgate('export', { meanwhile: always })).toMatchObject({ code: 2 });
    expect(readFileSync(file(), 'utf8').match(/Theirs/g)?.length).toBeGreaterThan(2);
  });

  test('a link to a file that is not there is left as it is', async () => {
    symlinkSync(join(folder, 'away', 'report.md'), file());
    const { code, err } = await optgate('export');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'optgate: `PRIVACY_OPERATIONS.md` is a link to a file that is not there; nothing was done.\n',
    });
    expect(existsSync(file())).toBe(false);
  });

  test('a link that leads out of the repository is not followed', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'optgate-outside-'));
    writeFileSync(join(outside, 'ours.md'), 'Ours.\n');
    symlinkSync(join(outside, 'ours.md'), file());
    expect(await optgate('export')).toMatchObject({ code: 2, err: expect.stringContaining('out of the repository') });
    expect(readFileSync(join(outside, 'ours.md'), 'utf8')).toBe('Ours.\n');
    rmSync(outside, { recursive: true });
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
