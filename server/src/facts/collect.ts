/**
 * One file's text to its facts.
 *
 * Parser only: no program, no binder, no checker, so a file's facts depend on nothing but its text
 * and stay valid as long as it does. Never throws: broken text gives the facts of what could be
 * read, nesting too deep for the stack gives empty facts that say so.
 */
import type ts from 'typescript';
import { collectDirectives } from './directives';
import type { FileFacts, FunctionFacts } from './ir';
import { closeFunction, openFunction } from './lower/frames';
import { lowerCode } from './lower/functions';
import { createLowering, type Lowering, type Mutable } from './lower/lowering';
import { isTypeScript, parse, syntaxErrors } from './parse';
import { lineStartsOf } from './positions';

export function collectFacts(path: string, text: string): FileFacts {
  return guarded(path, text, () => lowerFile(path, parse(path, text)));
}

/** The one catch of this layer: a stack that is too small for the text. */
export function guarded(path: string, text: string, collect: () => FileFacts): FileFacts {
  try {
    return collect();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The parser keeps its state between files and tidies it up at the end of one, which it did not reach.
    parse(path, '');
    return unreadable(path, text, 'The code is nested too deeply to be read.');
  }
}

export function lowerFile(path: string, file: ts.SourceFile): FileFacts {
  const c = createLowering(file, !isTypeScript(path));
  lowerModule(c);
  const { functions, classes, bindings, imports, exports, types, words, esm } = c;
  return {
    path,
    functions,
    classes,
    bindings,
    imports,
    exports,
    types,
    ...(words.length > 0 ? { words } : {}),
    directives: collectDirectives(file),
    esm,
    lineStarts: file.getLineStarts(),
    problems: syntaxErrors(file),
  };
}

function lowerModule(c: Lowering): void {
  const frame = openFunction(c, 'module');
  const facts: Mutable<FunctionFacts> = { ...EMPTY_MODULE, e: c.text.length };
  lowerCode(c, c.file.statements, facts);
  closeFunction(c, frame, facts);
}

const EMPTY_MODULE: FunctionFacts = { s: 0, e: 0, name: '', parent: -1, kind: 'module', params: [], body: [] };

export function unreadable(path: string, text: string, message: string): FileFacts {
  return {
    path,
    functions: [{ ...EMPTY_MODULE, e: text.length }],
    classes: [],
    bindings: [],
    imports: [],
    exports: [],
    types: [],
    directives: [],
    esm: false,
    lineStarts: lineStartsOf(text),
    problems: [{ at: 0, message }],
  };
}
