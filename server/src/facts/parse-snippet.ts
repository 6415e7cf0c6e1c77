/**
 * Facts of code that stands inside other text: an inline script, a component's script block, code in
 * a string. All offsets are those of the host text.
 *
 * The code is parsed behind as much white space as there is host text before it: then no offset
 * needs to be shifted.
 */
import { guarded, lowerFile } from './collect';
import type { FileFacts } from './ir';
import { placed } from './languages/place-facts';
import type { VirtualText } from './languages/virtual-text';
import { parse } from './parse';

/** `offset` of the code in its host. `extension` says which language it is. */
export function collectSnippet(
  path: string,
  code: string,
  offset: number,
  lineStarts: readonly number[],
  extension: '.js' | '.jsx' | '.ts' | '.tsx' = '.js',
): FileFacts {
  const facts = lowered(path + extension, ' '.repeat(offset) + withoutHtmlComment(code));
  const [module, ...rest] = facts.functions;
  return { ...facts, path, lineStarts, functions: module ? [{ ...module, s: offset }, ...rest] : [] };
}

/** Of code that was put together from parts of its host and other text. */
export function collectComposed(path: string, virtual: VirtualText, lineStarts: readonly number[]): FileFacts {
  return { ...placed(lowered(`${path}.js`, withoutHtmlComment(virtual.text)), virtual), path, lineStarts };
}

function lowered(as: string, text: string): FileFacts {
  return guarded(as, text, () => lowerFile(as, parse(as, text)));
}

/** `<!--` on a script's first line hides it from browsers of the last century, and is a comment to all others. */
function withoutHtmlComment(code: string): string {
  return code.replace(/^(\s*)(<!--[^\n\r]*)/, (_, before: string, comment: string) => {
    return before + ' '.repeat(comment.length);
  });
}
