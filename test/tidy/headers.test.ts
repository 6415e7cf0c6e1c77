/** Every file opens with a comment that says what it is. */
import { expect, test } from 'vitest';
import { sourcesIn } from './sources';

/** One third party per file says what it is by its name. */
const DATA = /^server\/src\/catalogue\/(?:vendors|consent-platforms)\//;

test('every file says what it is', () => {
  const files = sourcesIn('shared/src', 'server/src', 'client/src').filter((it) => !DATA.test(it.path));
  const silent = files.filter((it) => !/^(?:\/\*\*|\/\/ )/.test(it.text)).map((it) => it.path);
  expect(silent).toEqual([]);
});
