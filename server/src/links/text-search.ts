/**
 * Which files hold a text, asked again after every edit: an answer is kept for as long as the file and the
 * question are the same. Texts are never kept.
 */
import type { FileText } from '../host/file-system';

export interface TextSearch {
  matches(path: string, hash: number, pattern: RegExp): boolean;
}

interface Answer {
  readonly hash: number;
  readonly pattern: string;
  readonly found: boolean;
}

export function createTextSearch(read: (path: string) => FileText): TextSearch {
  const answers = new Map<string, Answer>();
  return {
    matches(path, hash, pattern) {
      const known = answers.get(path);
      if (known?.hash === hash && known.pattern === pattern.source) return known.found;
      const file = read(path);
      const found = 'text' in file && pattern.test(file.text);
      answers.set(path, { hash, pattern: pattern.source, found });
      return found;
    },
  };
}
