/** One script block of a markup file. */
import type ts from 'typescript';
import { parse, syntaxErrors } from '../parse';
import type { Problem } from './language';

export interface Block {
  /** Its end, or where a last statement begins that would swallow what follows. */
  readonly e: number;
  /** With the offsets of the file. */
  readonly file: ts.SourceFile;
  readonly problems: readonly Problem[];
}

export function parseBlock(text: string, s: number, e: number, extension: string): Block {
  const padding = ' '.repeat(s);
  let problems: readonly Problem[] | undefined;
  for (let end = e; ; ) {
    const file = parse(`block${extension}`, padding + text.slice(s, end));
    const code = file.text.trimEnd().length;
    // An open brace, comment or template.
    const errors = syntaxErrors(file);
    problems ??= errors;
    const isOpen = errors.some((it) => code <= it.at);
    const last = file.statements.at(-1);
    const start = last ? Math.max(s, last.pos) : s;
    if (!isOpen || end <= s) return { e: end, file, problems };
    end = last && start < end ? start : s;
  }
}
