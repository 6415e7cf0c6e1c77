/**
 * The sources as tests import them, bundled once for a run: Vite would transform close to a thousand files one by one,
 * and each worker would ask for each of them, which takes longer than most of the tests.
 *
 * What tests import are the entries of one bundle, so that modules are shared between them as they are in the sources.
 * Nothing that is bundled can be mocked. While files are watched, nothing is bundled.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import type { Plugin } from 'vitest/config';

const ROOT = resolve(import.meta.dirname, '../..');
/** Runs at the same time do not meet. */
const OUT = join(ROOT, 'out/unit', String(process.pid));
const SOURCES = ['client', 'server', 'shared'].map((it) => join(ROOT, it, 'src'));
const IMPORT = /from '(\.[^']+)'|import\('(\.[^']+)'\)/g;

/** Modules that Node loads as they are. */
export const BUNDLED = /\/out\/unit\//;

export function bundledSources(options: BuildOptions): Plugin {
  return {
    name: 'bundled-sources',
    enforce: 'pre',
    async buildStart() {
      process.once('exit', () => rmSync(OUT, { recursive: true, force: true }));
      await build({
        ...options,
        entryPoints: importedByTests(),
        outdir: OUT,
        outbase: ROOT,
        outExtension: { '.js': '.mjs' },
        bundle: true,
        splitting: true,
        format: 'esm',
        platform: 'node',
        packages: 'external',
        sourcemap: true,
      });
    },
    resolveId(source, importer) {
      const path = importer === undefined ? undefined : sourceOf(importer, source);
      return path && join(OUT, relative(ROOT, path)).replace(/\.ts$/, '.mjs');
    },
  };
}

/** The file that is meant, where it is one of the sources. */
function sourceOf(importer: string, specifier: string): string | undefined {
  const path = resolve(dirname(importer), specifier);
  if (!specifier.startsWith('.') || !SOURCES.some((it) => path.startsWith(it + sep))) return undefined;
  return [`${path}.ts`, join(path, 'index.ts')].find((it) => existsSync(it));
}

function importedByTests(): string[] {
  const found = new Set<string>();
  for (const path of readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.startsWith('vscode')) continue;
    const file = join(ROOT, 'test', path);
    for (const [, spec, lazy] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const source = sourceOf(file, spec ?? lazy ?? '');
      if (source) found.add(source);
    }
  }
  return [...found].sort();
}
