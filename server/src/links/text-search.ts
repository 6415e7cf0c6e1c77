/**
 * Which files hold a text, asked again after every edit: an answer is kept for as long as the file and the
 * question are the same. Texts are never kept.
 */
import type { FileText } from '../host/file-system';

export interface TextSearch {
  matches(path: string, hash: number, pattern: RegExp): boolean;
  /** What was answered since the last turn is kept; what was not asked for again is forgotten. */
  turn(): void;
  /** True when all that was asked of a file since the last turn is so in its text as it is now, too. */
  answersAlike(path: string, hash: number): boolean;
}

interface Answers {
  readonly hash: number;
  readonly found: Map<string, { readonly pattern: RegExp; readonly found: boolean }>;
}

export function createTextSearch(read: (path: string) => FileText): TextSearch {
  let answers = new Map<string, Answers>();
  let before: ReadonlyMap<string, Answers> = new Map();
  return {
    matches(path, hash, pattern) {
      const known = answersOf(path, hash).found;
      const answer = known.get(pattern.source) ?? answered(path, hash, pattern);
      known.set(pattern.source, answer);
      return answer.found;
    },
    turn() {
      before = answers;
      answers = new Map();
    },
    answersAlike(path, hash) {
      const known = answers.get(path);
      if (!known || known.hash === hash) return true;
      const alike = [...known.found.values()].every((it) => test(path, it.pattern) === it.found);
      if (alike) answers.set(path, { hash, found: known.found });
      return alike;
    },
  };

  function answersOf(path: string, hash: number): Answers {
    const known = answers.get(path);
    if (known?.hash === hash) return known;
    const fresh = { hash, found: new Map() };
    answers.set(path, fresh);
    return fresh;
  }

  function answered(path: string, hash: number, pattern: RegExp) {
    const earlier = before.get(path);
    const known = earlier?.hash === hash ? earlier.found.get(pattern.source) : undefined;
    return known ?? { pattern, found: test(path, pattern) };
  }

  function test(path: string, pattern: RegExp): boolean {
    const file = read(path);
    return 'text' in file && pattern.test(file.text);
  }
}
