/** Unit tests: everything in `test/` except what needs a real VS Code. */
import { defineConfig } from 'vitest/config';

/** They put something else in the place of a module: each has modules of its own. */
const MOCKING = ['test/world/*.test.ts'];
const ALL = ['test/**/*.test.ts'];
const NOT_UNIT = ['test/vscode/**', '**/node_modules/**'];

export default defineConfig({
  test: {
    projects: [
      // Files share their modules: loading the engine for each would take longer than the tests.
      { test: { name: 'unit', include: ALL, exclude: [...NOT_UNIT, ...MOCKING], isolate: false } },
      { test: { name: 'mocking', include: MOCKING, exclude: NOT_UNIT } },
    ],
  },
});
