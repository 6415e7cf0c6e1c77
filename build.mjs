/**
 * Bundles the three programs: the extension's client, the language server and the command line.
 *
 *   node build.mjs [--prod] [client|server|cli]...    without names: all
 *
 * TypeScript's parser is bundled, so that nothing but Node is needed at run time; only `vscode` comes from outside.
 */
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const PROGRAMS = {
  client: { entryPoints: ['client/src/extension.ts'], external: ['vscode'] },
  server: { entryPoints: ['server/src/lsp/main.ts'] },
  cli: { entryPoints: ['server/src/cli/main.ts'], banner: { js: '#!/usr/bin/env node' } },
};

/**
 * Of a CommonJS package each importing module makes a copy of its own, with all of its two thousand names: half of the
 * time in which a program starts. All take it from one module instead.
 */
const ONE_TYPESCRIPT = {
  name: 'one-typescript',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^typescript$/, namespace: 'file' }, () => ({ path: 'typescript', namespace: 'one' }));
    onLoad({ filter: /.*/, namespace: 'one' }, () => ({
      contents: "import ts from 'typescript'; export default ts;",
      resolveDir: import.meta.dirname,
    }));
  },
};

const { values, positionals } = parseArgs({ options: { prod: { type: 'boolean' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(PROGRAMS, name));
if (unknown.length > 0) {
  console.error(`No program is named ${unknown.join(', ')}; there are ${Object.keys(PROGRAMS).join(', ')}.`);
  process.exit(2);
}

const names = positionals.length > 0 ? positionals : Object.keys(PROGRAMS);
const results = await Promise.all(names.map(bundle));
// Of all programs together: some of them alone would leave some licences out.
if (positionals.length === 0) await writeNotices(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
if (names.includes('cli')) await chmod('dist/cli.js', 0o755);

function bundle(name) {
  return build({
    ...PROGRAMS[name],
    outfile: `dist/${name}.js`,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // The ES module build first: the CommonJS one of jsonc-parser hides its `require` calls from bundlers.
    mainFields: ['module', 'main'],
    // Vue's template parser without the JavaScript parser that comes with it for Node.
    alias: Object.fromEntries(
      ['compiler-dom', 'compiler-core', 'shared'].map((name) => [
        `@vue/${name}`,
        `./node_modules/@vue/${name}/dist/${name}.esm-bundler.js`,
      ]),
    ),
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: values.prod === true,
    keepNames: values.prod === true,
    sourcemap: values.prod !== true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    plugins: [ONE_TYPESCRIPT],
  });
}

/** The licences of everything that is bundled, beside the bundles: most of them ask for that. */
async function writeNotices(inputs) {
  const packages = new Set(inputs.map((it) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(it)?.[0]).filter(Boolean));
  const notices = await Promise.all([...packages].sort().map(renderNotice));
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', notices.join('\n'));
}

async function renderNotice(folder) {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const files = (await readdir(folder))
    .filter((it) => /^(?:licen[cs]e|copyright|(?:third.?party)?notices?)/i.test(it))
    .sort();
  const texts = await Promise.all(files.map((it) => readFile(`${folder}/${it}`, 'utf8')));
  return [`${name} ${version} (${license})`, '', ...texts.map((it) => it.trim()), ''].join('\n');
}
