/** Runs other programs of this repository, showing what they print. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { REPOSITORY } from './paths.mjs';

/** Runs Node.js with these arguments in the repository. */
export const runNode = (...args) => run(process.execPath, args);

/** Runs a script of package.json. */
export const runScript = (name) => run('npm', ['run', '--silent', name]);

async function run(program, args) {
  // On Windows npm is a script, which only a shell can start.
  const shell = process.platform === 'win32' && program === 'npm';
  const [code] = await once(spawn(program, args, { cwd: REPOSITORY, stdio: 'inherit', shell }), 'exit');
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with code ${code}.`);
}
