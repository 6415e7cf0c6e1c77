/** Compiles the suite for the extension host: each test file on its own, `vscode` and mocha from outside. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { inRepository, SUITE } from './paths.mjs';

export async function compileSuite() {
  const source = inRepository('test/vscode/suite');
  const files = (await readdir(source)).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'));
  const outdir = path.dirname(SUITE);
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: files.map((name) => path.join(source, name)),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: true,
    logLevel: 'warning',
  });
}
