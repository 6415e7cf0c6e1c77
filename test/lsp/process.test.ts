/**
 * The bundled server as a process: it starts, answers, survives what it is given, and ends with code 0.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createProtocolConnection,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { EXPORT, type FolderInventory, INVENTORY } from '../../shared/src/protocol';

const folder = mkdtempSync(join(tmpdir(), 'optgate-lsp-'));
const bundle = join(folder, 'server.cjs');

beforeAll(async () => {
  await build({
    entryPoints: ['server/src/lsp/main.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

function overStdio(): [ChildProcess, ProtocolConnection] {
  const child = spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return [child, connection];
}

function overIpc(): [ChildProcess, ProtocolConnection] {
  const child = fork(bundle, ['--node-ipc'], { execArgv: [] });
  return [child, createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child))];
}

test.each([
  ['stdio', overStdio],
  ['ipc', overIpc],
])('over %s', { timeout: 600_000 }, async (name, start) => {
  const root = join(folder, name);
  mkdirSync(root);
  writeFileSync(join(root, 'broken.ts'), 'fbq("track", \u0000 {{{');
  writeFileSync(join(root, 'package.json'), '{ not json');
  symlinkSync(root, join(root, 'loop'));
  const folders = [root, join(root, 'vanished')].map((path) => pathToFileURL(path).href);

  const [child, connection] = start();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
  });
  await connection.sendNotification(InitializedNotification.type, {});
  for (const uri of folders) {
    // Waits until the folder is settled, whatever came of it.
    await connection.sendRequest(EXPORT.method, { folder: uri });
    const inventory: FolderInventory = await connection.sendRequest(INVENTORY.method, { folder: uri });
    expect(['ready', 'failed']).toContain(inventory.phase);
  }
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  expect(await ended).toBe(0);
  connection.dispose();
});
