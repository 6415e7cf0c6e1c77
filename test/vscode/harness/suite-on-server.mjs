/**
 * Runs the compiled suite inside the extension host of the VS Code server: what `runTests` of @vscode/test-electron
 * does on the desktop.
 */
import { existsSync, readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { remoteUri, workbenchUrl } from './addresses.mjs';
import { openBrowser } from './browser.mjs';
import { FIXTURE, REPOSITORY, SCREENSHOTS, SUITE } from './paths.mjs';
import { startServer } from './server.mjs';

const RUNNER = fileURLToPath(new URL('ext-host-runner.cjs', import.meta.url));

/** For the whole suite. It ends a run that hangs, and decides nothing else. */
const LIMIT = 300_000;

/** Whether all tests passed. */
export async function runSuiteOnServer() {
  // A built VS Code honours the payload below only with its smoke test driver on.
  const server = await startServer({ workspace: FIXTURE, serverOptions: ['enable-smoke-test-driver'] });
  const outputFile = path.join(server.root, 'suite.out');
  const echo = echoFile(outputFile);
  let browser;
  try {
    const opened = await openBrowser();
    browser = opened.browser;
    const log = [];
    const exit = await listenForExit(opened.page, log);
    await opened.page.goto(
      workbenchUrl(server, [
        ['extensionDevelopmentPath', remoteUri(server, REPOSITORY)],
        ['extensionTestsPath', remoteUri(server, RUNNER)],
        ['extensionEnvironment', JSON.stringify({ OPTGATE_SUITE: SUITE, OPTGATE_SUITE_OUTPUT: outputFile })],
      ]),
    );
    const { code, problem } = await exit.result;
    const passed = code === 0 && existsSync(`${outputFile}.passed`);
    echo.stop();
    if (!passed) await explain(server, opened.page, log, problem ?? `The extension host ended with code ${code}.`);
    return passed;
  } finally {
    echo.stop();
    await browser?.close();
    await server.stop();
  }
}

/** Offers the two functions that VS Code itself calls when it runs an extension's tests in a browser. */
async function listenForExit(page, log) {
  let exit;
  const result = new Promise((resolve) => {
    exit = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (code) => exit({ code }));
  await page.exposeFunction('codeAutomationLog', (level, args) => log.push(`[${level}] ${args.join(' ')}`));
  page.on('crash', () => exit({ problem: 'The page crashed.' }));
  setTimeout(() => exit({ problem: `No result after ${LIMIT / 1000} s.` }), LIMIT).unref();
  return { result };
}

/** Prints a file as it grows. */
function echoFile(file) {
  let shown = 0;
  const show = () => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text.length > shown) process.stdout.write(text.slice(shown));
    shown = text.length;
  };
  const ticker = setInterval(show, 200);
  return {
    stop() {
      clearInterval(ticker);
      show();
    },
  };
}

/** Leaves the window as it was, and every log: the workbench's, and those of extension host and output channels. */
async function explain(server, page, log, problem) {
  const folder = path.join(SCREENSHOTS, 'suite-failed');
  await fs.rm(folder, { recursive: true, force: true });
  await fs.cp(server.at('user/logs'), folder, { recursive: true });
  await fs.writeFile(path.join(folder, 'workbench.log'), log.join('\n'));
  await page.screenshot({ path: path.join(folder, 'window.png') });
  console.error(`${problem} See ${folder}`);
}
