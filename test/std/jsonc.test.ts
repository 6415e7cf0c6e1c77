/** JSON as tools write it. */
import { expect, test } from 'vitest';
import { parseJsonc } from '../../server/src/std/jsonc';

test.each([
  ['{"a":1}', { a: 1 }],
  ['\uFEFF{ // one\n "a": "x // y", /* two */ "b": [1, 2,], }', { a: 'x // y', b: [1, 2] }],
  ['{ "a": "\\"//\\"", }', { a: '"//"' }],
  ['{ "paths": { "@/*": ["./src/*"] } }', { paths: { '@/*': ['./src/*'] } }],
  ['{ "a": "x, }", }', { a: 'x, }' }],
  ['{', undefined],
  ['', undefined],
])('%j', (text, expected) => {
  expect(parseJsonc(text)).toEqual(expected);
});
