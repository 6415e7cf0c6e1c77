/**
 * `npm run editor -- [FOLDER]`: the extension in a VS Code, with a folder to look at, by default the example shop.
 *
 * A desktop VS Code is used where `code` is on the PATH (or the program that OPTGATE_EDITOR names); else, or with
 * `--browser`, a VS Code server is started on the loopback address, to be opened in any browser until Ctrl+C.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { workbenchUrl } from './test/vscode/harness/addresses.mjs';
import { findOnPath } from './test/vscode/harness/browser.mjs';
import { runScript } from './test/vscode/harness/commands.mjs';
import { installToolchain } from './test/vscode/harness/install.mjs';
import { EXAMPLE, REPOSITORY } from './test/vscode/harness/paths.mjs';
import { say } from './test/vscode/harness/say.mjs';
import { startServer } from './test/vscode/harness/server.mjs';
import { canRunServer } from './test/vscode/harness/toolchain.mjs';

const { values, positionals } = parseArgs({ options: { browser: { type: 'boolean' } }, allowPositionals: true });
const [given] = positionals;
// npm changes into the package's folder and leaves the person's own in INIT_CWD.
const folder = given === undefined ? EXAMPLE : resolve(process.env.INIT_CWD ?? '.', given);

if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}.`);
  process.exit(2);
}

say('Building the extension …');
await runScript('build');
const desktop = values.browser ? undefined : findOnPath([process.env.OPTGATE_EDITOR || 'code']);
if (desktop) openDesktop(desktop);
else await serve();

function openDesktop(program) {
  say(`Opening ${folder} in ${program} …`);
  spawn(program, [`--extensionDevelopmentPath=${REPOSITORY}`, folder], { stdio: 'inherit' });
}

async function serve() {
  if (!canRunServer) {
    console.error('No desktop VS Code on the PATH (OPTGATE_EDITOR names another program), and the VS Code server');
    console.error('comes for Linux on x64 only.');
    process.exit(1);
  }
  await installToolchain();
  const server = await startServer({ workspace: folder, inPlace: true, extension: REPOSITORY });
  say(`Open this address in a browser: ${workbenchUrl(server)}`);
  say('Ctrl+C ends it.');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => server.stop());
  await server.gone;
  say('Ended.');
}
