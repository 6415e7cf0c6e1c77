/**
 * Runs the compiled suite in a desktop VS Code, downloaded by @vscode/test-electron.
 *
 * Many machines cannot: no display, no way to the download. That is told apart from a suite that failed.
 */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { FIXTURE, REPOSITORY, SUITE } from './paths.mjs';
import { SETTINGS } from './settings.mjs';
import { toolchainHome } from './toolchain.mjs';

/** The desktop's program, or why there is none. */
export async function findDesktop() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    return { why: 'This machine has no display (with one, or under `xvfb-run -a`, it would be tried).' };
  }
  try {
    const cachePath = path.join(path.dirname(toolchainHome()), 'desktop');
    return { program: await downloadAndUnzipVSCode({ version: 'stable', cachePath, timeout: 15_000 }) };
  } catch (error) {
    return { why: `VS Code cannot be downloaded: ${error.message}` };
  }
}

/** Whether all tests passed. */
export async function runSuiteOnDesktop(program) {
  const root = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'optgate-')));
  const workspace = path.join(root, path.basename(FIXTURE));
  try {
    await fs.cp(FIXTURE, workspace, { recursive: true });
    await fs.mkdir(path.join(root, 'user', 'User'), { recursive: true });
    await fs.writeFile(path.join(root, 'user', 'User', 'settings.json'), JSON.stringify(SETTINGS));
    const code = await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: REPOSITORY,
      extensionTestsPath: SUITE,
      launchArgs: [
        workspace,
        ...['--user-data-dir', path.join(root, 'user'), '--extensions-dir', path.join(root, 'extensions')],
        ...['--disable-extensions', '--disable-workspace-trust'],
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return code === 0;
  } catch (error) {
    console.error(error.message); // what runTests throws when tests failed
    return false;
  } finally {
    await fs.rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
