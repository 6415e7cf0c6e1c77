/**
 * The language server with its real parts: the engine, the disk and the day.
 *
 * The transport (`--stdio`, `--node-ipc`, `--socket=`) is read from the process arguments by the protocol library.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createEngine } from '../engine/engine';
import { buildOf, cacheFolder, type KeptScan, openKeptScan } from '../host/kept-scans';
import { createNodeFileSystem } from '../host/node-file-system';
import { describeError } from './dispatch';
import { startServer } from './server';

/** Beside the folder that this program is in. */
const PAGES = resolve(__dirname, '../docs/findings');
const QUIET_MS = 150;
const REST_MS = 5_000;

export function listen(): void {
  const connection = createConnection(ProposedFeatures.all);
  // What the library sends by itself and the editor refuses is a rejection that nobody awaits; Node would end for it.
  process.on('unhandledRejection', (reason) => connection.console.error(describeError(reason)));
  startServer(connection, {
    createEngine,
    openFiles: createNodeFileSystem,
    openKept,
    pages: existsSync(PAGES) ? PAGES : undefined,
    today,
    quiet: QUIET_MS,
    rest: REST_MS,
  });
}

function openKept(root: string, storage = cacheFolder(process.env, process.platform)): KeptScan | undefined {
  const build = buildOf(__filename);
  const key = () => [build, today()];
  return storage === undefined ? undefined : openKeptScan(root, key, { folder: storage, now: Date.now });
}

/** In the person's own time zone: deadlines are theirs. */
function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
