/** One scan of a folder for a command, with progress where someone is looking. */
import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Analysis } from '../../../shared/src/model';
import type { ConfigText, Engine, EngineOptions, Progress } from '../engine/engine';
import { readText } from '../host/node-file-system';
import { UNINTERRUPTED } from '../std/token';
import type { Arguments } from './arguments';
import type { Stream, Surroundings } from './surroundings';
import { UserError } from './user-error';

export interface Scan {
  /** Absolute. */
  readonly root: string;
  readonly engine: Engine;
  readonly analysis: Analysis;
}

/** What was concluded, for a command that asks no engine anything further. */
export type Concluded = Pick<Scan, 'root' | 'analysis'>;

export async function scanFolder(folder: string, args: Arguments, surroundings: Surroundings): Promise<Scan> {
  const { root, options } = whatToScan(folder, args, surroundings);
  return scan(root, args, surroundings, await surroundings.openEngine(root, options));
}

/** Takes what an earlier run concluded, where nothing has changed since. */
export async function scanOnce(folder: string, args: Arguments, surroundings: Surroundings): Promise<Concluded> {
  const { root, options } = whatToScan(folder, args, surroundings);
  const started = surroundings.now();
  const kept = args.cache ? surroundings.openKept?.(root, options) : undefined;
  const found = kept?.find();
  if (found) return conclude({ root, analysis: found }, args, surroundings, started);
  const scanned = await scan(root, args, surroundings, await surroundings.openEngine(root, options, kept?.files));
  kept?.keep(scanned.analysis);
  return scanned;
}

function whatToScan(folder: string, args: Arguments, surroundings: Surroundings) {
  const root = resolve(surroundings.folder, folder);
  const stat = statSync(root, { throwIfNoEntry: false });
  if (!stat) throw new UserError(`there is no folder \`${folder}\`.`);
  if (!stat.isDirectory()) throw new UserError(`\`${folder}\` is not a folder.`);

  const today = args.today ?? surroundings.today;
  const config = args.config === undefined ? undefined : readConfig(resolve(surroundings.folder, args.config), root);
  const options: EngineOptions = { today, ...(config && { config }) };
  return { root, options };
}

async function scan(root: string, args: Arguments, surroundings: Surroundings, engine: Engine): Promise<Scan> {
  const started = surroundings.now();
  const progress = showProgress(surroundings.err, args.quiet);
  const analysis = await engine.update('all', UNINTERRUPTED, progress.show).finally(progress.clear);
  return conclude({ root, engine, analysis }, args, surroundings, started);
}

function conclude<T extends Concluded>(concluded: T, args: Arguments, { err, now }: Surroundings, started: number): T {
  if (args.stats) err.write(renderStats(concluded.analysis, now() - started));
  for (const problem of configProblems(concluded.analysis)) err.write(`optgate: ${problem}\n`);
  return concluded;
}

/** What was meant is not what was scanned: for commands whose answer nobody should rely on then. */
export function refuseConfigProblems({ analysis }: Concluded): void {
  if (configProblems(analysis).length > 0) throw new UserError('the configuration is wrong; nothing was done.');
}

function configProblems({ findings }: Analysis): readonly string[] {
  return findings
    .filter((it) => it.ruleId === 'invalid-config')
    .map(({ file, range, message }) => `${file}:${range.start.line}:${range.start.character}: ${message}`);
}

function readConfig(path: string, root: string): ConfigText {
  const read = readText(path);
  if ('why' in read) throw new UserError(`the configuration \`${path}\` cannot be read: ${read.why}.`);
  return { path: relative(root, path).split(sep).join('/'), text: read.text, outside: '' };
}

const REPAINT_EVERY = 50;
const CLEAR_LINE = '\r\u001b[K';

function showProgress(err: Stream, quiet: boolean): { show?: (it: Progress) => void; clear: () => void } {
  if (quiet || !err.isTerminal) return { clear: () => {} };
  return {
    show: ({ phase, done, total }) => {
      if (done % REPAINT_EVERY === 0 || done === total) err.write(`${CLEAR_LINE}${phase} ${done}/${total}`);
    },
    clear: () => err.write(CLEAR_LINE),
  };
}

function renderStats({ summary }: Analysis, milliseconds: number): string {
  const { rss, heapUsed } = process.memoryUsage();
  const lines = [
    `files scanned   ${summary.filesScanned}`,
    `not analysed    ${summary.filesNotAnalysed.length}`,
    `pathways        ${summary.pathways}`,
    `time            ${(milliseconds / 1000).toFixed(2)} s`,
    `memory          ${toMegabytes(rss)} MB resident, ${toMegabytes(heapUsed)} MB heap`,
  ];
  return `${lines.join('\n')}\n`;
}

function toMegabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
