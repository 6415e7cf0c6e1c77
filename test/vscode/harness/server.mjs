/** One VS Code server on the loopback address, with one workspace and, on request, the extension. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createSessionFolder, installVsix, linkExtension } from './session-folder.mjs';
import { toolchain } from './toolchain.mjs';
import { until } from './until.mjs';

const KEEPER = fileURLToPath(new URL('keeper.mjs', import.meta.url));
const LISTENING = /HTTP server listening on http:\/\/(127\.0\.0\.1:\d+)\//;

/**
 * @param {object} options
 * @param {string} options.workspace folder to open; copied unless `inPlace`
 * @param {boolean} [options.inPlace]
 * @param {string} [options.vsix] a packaged extension to install
 * @param {string} [options.extension] an unpackaged extension to install in place
 * @param {object} [options.settings] user settings beside our own
 * @param {string[]} [options.serverOptions] VS Code's own server options
 */
export async function startServer({ vsix, extension, serverOptions = [], ...options }) {
  const tools = toolchain();
  const session = await createSessionFolder(options);
  const command = [
    ...[tools.node, tools.codeServer, '--config', session.at('config/config.yaml')],
    ...['--user-data-dir', session.at('user'), '--extensions-dir', session.at('extensions')],
  ];
  try {
    if (vsix) await installVsix(session, command, vsix);
    if (extension) await linkExtension(session, extension);
  } catch (error) {
    await fs.rm(session.root, { recursive: true, force: true });
    throw error;
  }
  return listen(session, [
    ...command,
    ...['--bind-addr', '127.0.0.1:0', '--auth', 'none', '--disable-telemetry', '--disable-update-check'],
    ...['--disable-workspace-trust', '--disable-getting-started-override'],
    ...serverOptions.flatMap((option) => ['--vscode-option', option]),
  ]);
}

/** Starts it under a keeper and waits until it answers. */
async function listen(session, command) {
  const logFile = session.at('server.log');
  const keeper = spawn(process.execPath, [KEEPER, session.root, logFile, ...command], {
    env: session.env,
    detached: true, // Ctrl+C in the terminal is for the script, which then lets the keeper do its work
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(keeper, 'exit');
  let ended = '';
  keeper.stdout.setEncoding('utf8').on('data', (text) => {
    ended += text;
  });
  const stop = async () => {
    keeper.stdin.end();
    await gone;
  };

  try {
    const found = await until(async () => ended || LISTENING.exec(await fs.readFile(logFile, 'utf8')), {
      what: 'the VS Code server to listen',
    });
    if (ended) throw new Error(ended);
    return { ...session, authority: found[1], stop, gone };
  } catch (error) {
    await stop();
    throw error;
  }
}
