/**
 * The folder of one session: a VS Code server's settings, extensions, state and sockets, and a copy of the workspace.
 *
 * Everything that the server would otherwise put into the user's home goes here too, so that sessions cannot see each
 * other or the person's own VS Code.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { SETTINGS } from './settings.mjs';

const run = promisify(execFile);

/** @param {{ workspace: string, inPlace?: boolean, settings?: object }} options */
export async function createSessionFolder({ workspace, inPlace = false, settings = {} }) {
  // Unix sockets are made under here, and their paths may be at most 107 bytes long: keep it short.
  const root = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'optgate-')));
  const at = (...parts) => path.join(root, ...parts);
  for (const folder of ['user/User', 'extensions', 'config', 'data', 'cache', 'run', 'ws']) {
    await fs.mkdir(at(folder), { recursive: true, mode: 0o700 });
  }
  await fs.writeFile(at('user/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
  await fs.writeFile(at('config/config.yaml'), 'auth: none\n');

  const original = await fs.realpath(workspace);
  const opened = inPlace ? original : at('ws', path.basename(original));
  if (!inPlace) await fs.cp(original, opened, { recursive: true });
  return { root, at, workspace: opened, env: environment(root, at) };
}

/** Installs a packaged extension. */
export async function installVsix(session, command, vsix) {
  const [program, ...args] = command;
  await run(program, [...args, '--install-extension', vsix, '--force'], { env: session.env }).catch((error) => {
    throw new Error(`${vsix} cannot be installed:\n${error.stdout}${error.stderr}`);
  });
}

/** Installs an unpackaged extension in place: a fresh folder is scanned at the first start, and links are followed. */
export async function linkExtension(session, folder) {
  const manifest = JSON.parse(await fs.readFile(path.join(folder, 'package.json'), 'utf8'));
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  await fs.symlink(folder, session.at('extensions', name));
}

function environment(root, at) {
  return {
    ...process.env,
    XDG_CONFIG_HOME: at('config'),
    XDG_DATA_HOME: at('data'),
    XDG_CACHE_HOME: at('cache'),
    XDG_RUNTIME_DIR: at('run'),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}', // no marketplace: nothing is looked up over the network
    OPTGATE_SESSION: root, // marks the session's processes
  };
}
