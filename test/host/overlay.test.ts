/** Open buffers over the disk, and the file system in memory below them. */
import { expect, test } from 'vitest';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { overlay } from '../../server/src/host/overlay';

test('the buffer wins while it is open', () => {
  const files = overlay(createMemoryFileSystem({ 'a.ts': 'disk' }));
  files.open('a.ts', 'buffer');
  files.open('a.ts', 'buffer 2');
  expect(files.read('a.ts')).toEqual({ text: 'buffer 2' });
  files.close('a.ts');
  expect(files.read('a.ts')).toEqual({ text: 'disk' });
});

test('a buffer of a new or deleted file is listed, one of an ignored file is not', () => {
  const disk = createMemoryFileSystem({ 'b.ts': '', 'node_modules/x/a.ts': '' });
  const files = overlay(disk);
  files.open('a.ts', 'new');
  files.open('notes.txt', '');
  files.open('node_modules/x/a.ts', 'ignored');
  files.open('b.ts', 'open');
  disk.remove('b.ts');
  expect(files.list().files).toEqual(['a.ts', 'b.ts']);
  expect(files.exists('b.ts')).toBe(true);
  files.close('b.ts');
  expect(files.list().files).toEqual(['a.ts']);
  expect(files.read('b.ts')).toEqual({ why: 'no such file' });
});
