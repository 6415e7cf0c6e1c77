/**
 * Tests, stories and mocks, by the usual paths. They are not scanned and their imports do not count.
 *
 * Below a folder of routes a folder called `test` is a page like any other (`app/test/page.tsx`).
 */
const BY_NAME =
  /\.(?:test|tests|spec|stories|story|cy|e2e|mock)\.\w+$|(?:^|\/)(?:vitest|jest|playwright)\.setup\.\w+$|(?:^|\/)setupTests\.\w+$/;
const BY_FOLDER = /(?:^|\/)(?:__tests__|__mocks__|__stories__|\.storybook)\//;
const PLAIN_FOLDER = /(?:^|\/)(?:tests?|spec|mocks|e2e|cypress|playwright)\//;
const ROUTES = /(?:^|\/)(?:app|pages|routes|api)\//;

export function isTestFile(path: string): boolean {
  if (BY_NAME.test(path) || BY_FOLDER.test(path)) return true;
  const at = path.search(PLAIN_FOLDER);
  return at >= 0 && !ROUTES.test(path.slice(0, at + 1));
}
