/**
 * `npm run test:vscode`: the extension in a real VS Code, in two parts.
 *
 * The suite runs inside the extension host: of a desktop VS Code where one can be downloaded and shown, else of the
 * VS Code server in the npm package `code-server`; VSCODE_HOST=desktop or VSCODE_HOST=server insists on one. The
 * second part looks at the window itself, in a browser. What cannot run on a machine is said, and fails where CI=true.
 */
import { runNode, runScript } from './harness/commands.mjs';
import { compileSuite } from './harness/compile-suite.mjs';
import { installToolchain } from './harness/install.mjs';
import { say, warn } from './harness/say.mjs';
import { findDesktop, runSuiteOnDesktop } from './harness/suite-on-desktop.mjs';
import { runSuiteOnServer } from './harness/suite-on-server.mjs';
import { canRunServer } from './harness/toolchain.mjs';

const wanted = process.env.VSCODE_HOST ?? '';
if (!['', 'desktop', 'server'].includes(wanted)) {
  console.error(`VSCODE_HOST is "${wanted}"; it can be "desktop" or "server".`);
  process.exit(2);
}

say('Building and packaging the extension …');
await runScript('package');
await compileSuite();
if (canRunServer) await installToolchain();

const suite = await runSuite();
const window = canRunServer ? await lookAtWindow() : leaveOut('The window was not looked at');
say(`Suite in the extension host: ${suite}. Window: ${window}.`);
process.exitCode = [suite, window].some((it) => it === 'failed') ? 1 : 0;

async function runSuite() {
  const desktop = wanted === 'server' ? {} : await findDesktop();
  if (desktop.program) {
    say('Running the suite in a desktop VS Code …');
    return outcome(await runSuiteOnDesktop(desktop.program));
  }
  if (desktop.why) warn(`No desktop VS Code. ${desktop.why}`);
  if (wanted === 'desktop') return 'failed';
  if (!canRunServer) return leaveOut('The suite did not run');

  say('Running the suite in the extension host of the VS Code server …');
  return outcome(await runSuiteOnServer());
}

async function lookAtWindow() {
  say('Looking at the window …');
  const tests = ['window', 'folders', 'helpers', 'settings', 'start', 'typing', 'page'].map(
    (name) => `test/vscode/ui/${name}.test.mjs`,
  );
  return outcome(
    await runNode('--test', '--test-reporter=spec', '--test-concurrency=1', '--test-timeout=900000', ...tests).then(
      () => true,
      (error) => console.error(error.message),
    ),
  );
}

function outcome(passed) {
  return passed ? 'passed' : 'failed';
}

/** Something cannot run here: never in silence, and never where a machine decides. */
function leaveOut(what) {
  warn(`${what}: the VS Code server comes for Linux on x64 only, this is ${process.platform} on ${process.arch}.`);
  return process.env.CI ? 'failed' : 'NOT RUN';
}
