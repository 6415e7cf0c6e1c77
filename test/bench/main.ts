/**
 * `npm run bench -- [SIZE | FOLDER]... [--runs=N] [--write]`: the command line beside what others take for the same files.
 *
 * Of generated workspaces (default: 1,000 and 10,000 files) and real folders: a first scan, a second one of the same, one
 * after 50 files changed, and edits in one engine. Beside each, in the same run: TypeScript parsing every file, walking
 * and asking for the state of every file, oxlint with its default rules and ast-grep with ten patterns. Figures only:
 * no timing decides a test. `--write` puts them into `results.md`.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Edited } from './keystrokes';
import { measure, type Spread } from './measure';
import { createWorkspace, GATE, indifferentFile, touchpointFile } from './workspace';

const RUNS = numberOf('--runs=') ?? 5;
const CHANGED = 50;
const TOOLS = resolve('.cache/bench-tools');
const RESULTS = 'test/bench/results.md';
const PATTERNS =
  'analytics.track($$$) analytics.identify($$$) fbq($$$) gtag($$$) mixpanel.track($$$) posthog.capture($$$) amplitude.track($$$) ttq.track($$$) heap.track($$$) Sentry.init($$$)';

interface Row {
  readonly name: string;
  readonly spread: Spread;
}

function numberOf(option: string): number | undefined {
  const found = process.argv.find((it) => it.startsWith(option));
  return found === undefined ? undefined : Number(found.slice(option.length));
}

function main(args: readonly string[]): void {
  installTools();
  const targets = args.filter((it) => !it.startsWith('--'));
  const tables = (targets.length > 0 ? targets : ['1000', '10000']).map((it) => benchmark(it));
  const text = `${header()}\n${tables.join('\n')}`;
  console.log(text);
  if (args.includes('--write')) writeFileSync(RESULTS, text);
}

function benchmark(target: string): string {
  const top = mkdtempSync(join(tmpdir(), 'optgate-bench-'));
  try {
    const isMade = /^\d+$/.test(target);
    const folder = isMade ? join(top, 'workspace') : resolve(target);
    if (isMade) write(folder, createWorkspace(Number(target)));
    const rows = timed(folder, top, isMade);
    return `${table(isMade ? `Generated, ${Number(target).toLocaleString('en')} files` : target, rows)}${isMade ? keystrokes(folder) : ''}`;
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

function timed(folder: string, top: string, mayChange: boolean): Row[] {
  process.env.XDG_CACHE_HOME = join(top, 'cache');
  const check = ['node', resolve('dist/cli.js'), 'check', folder, '--quiet', '--fail-on', 'never'];
  const bin = (name: string) => join(TOOLS, 'node_modules/.bin', name);
  const patterns = join(top, 'patterns.yml');
  writeFileSync(patterns, rules());
  const yardstick = (what: string) => ['node', resolve('out/bench/yardsticks.mjs'), what, folder];
  // The first of these keeps what the others find.
  measure(check, 1);
  const rows: Row[] = [row('optgate, first scan', [...check, '--no-cache']), row('optgate, nothing changed', check)];
  if (mayChange) {
    let round = 0;
    const touch = () => changeSome(folder, round++);
    rows.push(row(`optgate, ${CHANGED} files changed`, check, touch));
  }
  return [
    ...rows,
    row('TypeScript parses every file', yardstick('parse')),
    row('walk and state of every file', yardstick('stat')),
    row('oxlint, default rules', [bin('oxlint'), '--silent', folder]),
    row('ast-grep, ten patterns', [bin('ast-grep'), 'scan', '--rule', patterns, folder]),
  ];
}

function row(name: string, command: readonly string[], before?: () => void): Row {
  const spread = measure(command, RUNS, before);
  console.error(`${name}: ${spread.cpu.toFixed(2)} s`);
  return { name, spread };
}

function table(title: string, rows: readonly Row[]): string {
  const parse = rows.find((it) => it.name.startsWith('TypeScript'))?.spread;
  const lines = rows.map(({ name, spread: { cpu, min, max, wall } }) => {
    const ratio = parse ? (cpu / parse.cpu).toFixed(2) : '';
    return `| ${name} | ${cpu.toFixed(2)} | ${min.toFixed(2)}–${max.toFixed(2)} | ${wall.toFixed(2)} | ${ratio} |`;
  });
  return [
    `## ${title}`,
    '',
    '| | processor s | spread | wall s | to parsing all |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines,
    '',
  ].join('\n');
}

function keystrokes(folder: string): string {
  const files = [touchpointFile(0), GATE, indifferentFile(0)];
  const out = execFileSync('node', ['--expose-gc', resolve('out/bench/keystrokes.mjs'), folder, ...files], {
    encoding: 'utf8',
  });
  const { edits, heap, rss } = JSON.parse(out) as { edits: Record<string, Edited>; heap: number; rss: number };
  const of = (path: string) => {
    const { code, comment } = edits[path] ?? { code: 0, comment: 0 };
    return `${code.toFixed(0)} ms (of a comment ${comment.toFixed(0)} ms)`;
  };
  const [touchpoint = '', gate = '', other = ''] = files.map(of);
  const mb = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;
  return `\nAn edit, processor time: in a touchpoint's file ${touchpoint}, in the gate that all import ${gate}, in a helper ${other}.\nMemory: ${mb(heap)} of heap kept after the edits, ${mb(rss)} at the peak.\n`;
}

function changeSome(folder: string, round: number): void {
  for (let i = 0; i < CHANGED; i++) {
    const path = join(folder, `packages/app-${i % 10}/src/helpers/helper-${i % 30}.ts`);
    if (existsSync(path)) appendFileSync(path, `export const changed${round}_${i} = ${round};\n`);
  }
}

function rules(): string {
  return PATTERNS.split(' ')
    .map((it, i) => `id: p${i}\nlanguage: TypeScript\nrule:\n  pattern: ${it}\n`)
    .join('---\n');
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function installTools(): void {
  const lock = readFileSync('test/bench/tools/package-lock.json', 'utf8');
  const installed = join(TOOLS, 'installed-lock.json');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  mkdirSync(TOOLS, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    writeFileSync(join(TOOLS, name), readFileSync(`test/bench/tools/${name}`));
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: TOOLS, stdio: 'inherit' });
  writeFileSync(installed, lock);
}

function header(): string {
  const [cpu] = cpus();
  return `# Benchmark\n\n\`npm run bench -- --write\` writes this page. Medians of runs of whole processes, ${RUNS} each; Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, load ${(loadavg()[0] ?? 0).toFixed(1)} at the end.\n`;
}

main(process.argv.slice(2));
