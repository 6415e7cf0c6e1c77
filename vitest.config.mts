/** Unit tests: everything in `test/` except what needs a real VS Code. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** They put something else in the place of a module: each has modules of its own. */
const MOCKING = ['test/world/*.test.ts'];
const ALL = ['test/**/*.test.ts'];
const NOT_UNIT = ['test/vscode/**', '**/node_modules/**'];

/** As `build.mjs` bundles them. */
const VUE = ['compiler-dom', 'compiler-core', 'shared'].map((name) => ({
  find: `@vue/${name}`,
  replacement: fileURLToPath(new URL(`node_modules/@vue/${name}/dist/${name}.esm-bundler.js`, import.meta.url)),
}));

export default defineConfig({
  resolve: { alias: VUE },
  test: {
    server: { deps: { inline: [/@vue\//] } },
    // All cores: by default one is left free, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      // Files share their modules: loading the engine for each would take longer than the tests.
      { extends: true, test: { name: 'unit', include: ALL, exclude: [...NOT_UNIT, ...MOCKING], isolate: false } },
      { extends: true, test: { name: 'mocking', include: MOCKING, exclude: NOT_UNIT } },
    ],
  },
});
