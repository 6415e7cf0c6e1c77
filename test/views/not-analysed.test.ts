/** What was not analysed, as people read it. */
import { expect, test } from 'vitest';
import { groupNotAnalysed, namesLeftOut } from '../../shared/src/not-analysed';

const name = (it: string) => `<${it}>`;
const said = (files: readonly (readonly [string, string])[]) =>
  groupNotAnalysed(files.map(([file, why]) => ({ file, why }))).map((it) => `${namesLeftOut(it, name)}: ${it.why}`);

test('a few files stand for themselves', () => {
  expect(
    said([
      ['a.mdx', 'no'],
      ['b.ts', 'broken'],
      ['c.mdx', 'no'],
    ]),
  ).toEqual(['<a.mdx>: no', '<c.mdx>: no', '<b.ts>: broken']);
});

test('many with one reason are one line, with the folder that they are in', () => {
  const pages = ['docs/a.mdx', 'docs/api/b.mdx', 'docs/api/c.mdx', 'docs/d.mdx'].map((it) => [it, 'no'] as const);
  expect(said([...pages, ['.', 'too large']])).toEqual([
    '4 files below <docs>: no',
    'The program as a whole: too large',
  ]);
  expect(said([...pages, ['e.mdx', 'no']])).toEqual(['5 files: no']);
  const [group] = groupNotAnalysed(pages.map(([file, why]) => ({ file, why })));
  expect(group?.files).toEqual(['a.mdx', 'api/b.mdx', 'api/c.mdx', 'd.mdx']);
});

test('a folder whose name another begins with is another', () => {
  expect(said(['doc/a', 'docs/b', 'docs/c', 'docs/d'].map((it) => [it, 'no']))).toEqual(['4 files: no']);
});
