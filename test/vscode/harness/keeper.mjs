/**
 * Stands between a script and the VS Code server, so that nothing outlives the script however that ends, SIGKILL
 * included: its standard input is a pipe from the script. When that closes, or the server ends by itself, every
 * process of the session is ended and the session's folder removed.
 *
 *   node keeper.mjs FOLDER LOG COMMAND [ARGUMENT]...
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { endProcessesOf } from './processes.mjs';

const [root, logFile, command, ...args] = process.argv.slice(2);
const log = fs.openSync(logFile, 'a');
const server = spawn(command, args, { stdio: ['ignore', log, log], cwd: root });
let ending = false;

server.on('error', (error) => end(`The server did not start: ${error.message}`));
server.on('exit', (code, signal) => end(`The server ended (${signal ?? code}).`));
process.stdin
  .on('end', () => end())
  .on('error', () => end())
  .resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end());

async function end(reason) {
  if (ending) return;
  ending = true;
  if (reason) process.stdout.write(`${reason}\n${fs.readFileSync(logFile, 'utf8')}\n`);
  await endProcessesOf(root);
  fs.rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.exit(0);
}
