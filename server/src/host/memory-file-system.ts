/**
 * Files held in memory, for tests and for programs that make their own. Lists the kinds of files that
 * the disk lists, without asking `.gitignore`.
 */
import { fileKind } from '../std/file-kind';
import type { FileSystem } from './file-system';

export interface MemoryFileSystem extends FileSystem {
  write(path: string, text: string): void;
  remove(path: string): void;
}

export function createMemoryFileSystem(files: Readonly<Record<string, string>>): MemoryFileSystem {
  const texts = new Map(Object.entries(files));
  return {
    list: () => ({ files: [...texts.keys()].filter(isListed).sort(), notAnalysed: [] }),
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? { why: 'no such file' } : { text };
    },
    exists: (path) => texts.has(path),
    write: (path, text) => void texts.set(path, text),
    remove: (path) => void texts.delete(path),
  };
}

function isListed(path: string): boolean {
  return fileKind(path) !== undefined && !path.split('/').includes('node_modules');
}
