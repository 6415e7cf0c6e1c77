/** Unit tests: everything in `test/` except what needs a real VS Code. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BUNDLED, bundledSources } from './test/harness/bundled-sources.mts';

/** As `build.mjs` bundles them. */
const VUE = Object.fromEntries(
  ['compiler-dom', 'compiler-core', 'shared'].map((name) => [
    `@vue/${name}`,
    fileURLToPath(new URL(`node_modules/@vue/${name}/dist/${name}.esm-bundler.js`, import.meta.url)),
  ]),
);
/** Modules of the client that need no window are tested without an editor. */
const VSCODE = { vscode: fileURLToPath(new URL('test/harness/vscode.ts', import.meta.url)) };
const alias = { ...VUE, ...VSCODE };
const isRun = process.argv.includes('run');

export default defineConfig({
  plugins: isRun ? [bundledSources({ alias })] : [],
  resolve: { alias },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/harness/seeded.ts'],
    exclude: ['test/vscode/**', '**/node_modules/**'],
    server: { deps: { inline: [/@vue\//], external: [BUNDLED] } },
    // All cores: by default one is left free, which is half of a small machine.
    maxWorkers: '100%',
    // Files share their modules: loading the engine for each would take longer than the tests.
    isolate: false,
    // The limits only end a run that hangs: how busy a machine is decides nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
