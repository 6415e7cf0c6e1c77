/** `npm start -- [FOLDER]`: builds the command line and checks a folder, by default the example shop. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const [given] = process.argv.slice(2);
// npm changes into the package's folder and leaves the person's own in INIT_CWD.
const folder = given === undefined ? 'examples/storefront' : resolve(process.env.INIT_CWD ?? '.', given);
run('build.mjs', 'cli');
run('dist/cli.js', 'check', folder, '--fail-on', 'never');

function run(...command) {
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 2);
}
