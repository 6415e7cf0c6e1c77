/** Each plugin stands for one third party that the catalogue has. */
import { expect, test } from 'vitest';
import { PRESET_OPTIONS, SITE_PLUGINS } from '../../server/src/catalogue/site-plugins';
import { VENDORS } from '../../server/src/catalogue/vendors/index';

test('plugins are of known third parties, and of one each', () => {
  const ids = new Set(VENDORS.map((it) => it.id));
  expect(Object.keys(SITE_PLUGINS).filter((it) => !ids.has(it))).toEqual([]);
  const names = Object.values(SITE_PLUGINS).flat();
  expect(names).toEqual([...new Set(names)]);
  expect(Object.values(PRESET_OPTIONS).filter((it) => !names.includes(it))).toEqual([]);
});
