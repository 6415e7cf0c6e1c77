/** What counts as a test, a story or a mock. */
import { expect, test } from 'vitest';
import { isTestFile } from '../../server/src/links/test-files';

test.each([
  ['src/a.test.ts', true],
  ['src/a.spec.tsx', true],
  ['src/a.stories.tsx', true],
  ['src/a.cy.ts', true],
  ['src/__tests__/a.ts', true],
  ['src/__mocks__/a.ts', true],
  ['test/a.ts', true],
  ['packages/x/tests/a.ts', true],
  ['e2e/a.ts', true],
  ['cypress/support/a.ts', true],
  ['.storybook/preview.ts', true],
  ['src/latest/a.ts', false],
  ['src/contest.ts', false],
  ['src/fixtures/a.ts', false],
  ['src/stories/list.tsx', false],
  ['app/test/page.tsx', false],
  ['src/pages/e2e/index.tsx', false],
  ['app/__tests__/a.ts', true],
])('%s: %s', (path, expected) => {
  expect(isTestFile(path)).toBe(expected);
});
