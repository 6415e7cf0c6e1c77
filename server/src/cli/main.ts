/**
 * The command line's process: real streams, clock and engine around `run`. The exit code is set and not forced, so
 * that everything written to a pipe arrives.
 */
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { version } from '../../../package.json';
import type { EngineOptions } from '../engine/engine';
import type { FileSystem } from '../host/file-system';
import { buildOf, cacheFolder, openKeptScan } from '../host/kept-scans';
import { createNodeFileSystem } from '../host/node-file-system';
import { run } from './run';
import type { Stream } from './surroundings';

process.stdout.on('error', stopAtClosedPipe);
process.stderr.on('error', stopAtClosedPipe);

const folder = cacheFolder(process.env, process.platform);
const cache = folder === undefined ? undefined : { folder, now: Date.now };

void run(process.argv.slice(2), {
  folder: process.cwd(),
  env: process.env,
  today: renderToday(new Date()),
  now: () => performance.now(),
  out: toStream(process.stdout),
  err: toStream(process.stderr),
  lines: () => createInterface({ input: process.stdin }),
  openEngine,
  openKept: cache === undefined ? undefined : (root, options) => openKeptScan(root, () => keyOf(options), cache),
  startServer,
}).then((code) => {
  process.exitCode = code;
});

/** `optgate | head`: the reader has seen enough, which is no error. */
function stopAtClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
}

function toStream(stream: NodeJS.WriteStream): Stream {
  return { isTerminal: stream.isTTY === true, write: (text) => void stream.write(text) };
}

/** The person's own day, not that of UTC. */
function renderToday(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((it) => String(it).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** Loaded where it is needed only: it takes longer than finding what an earlier run concluded. */
async function openEngine(root: string, options: EngineOptions, files?: FileSystem) {
  const { createEngine } = await import('../engine/engine');
  return createEngine(files ?? createNodeFileSystem(root), options);
}

function keyOf({ today, config }: EngineOptions): string[] {
  return [version, buildOf(__filename), today, JSON.stringify(config) ?? ''];
}

/** The server is its own bundle beside this one and reads `--stdio` from the arguments; it ends the process itself. */
function startServer(): Promise<void> {
  createRequire(__filename)('./server.js');
  return new Promise(() => {});
}
