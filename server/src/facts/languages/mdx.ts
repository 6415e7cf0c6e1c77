/**
 * MDX: Markdown that imports, exports and holds JSX. It is a module whose default export makes that JSX.
 *
 * What Markdown takes for code or text is blanked out, and the rest read as Astro's markup is. MDX's own parser brings a
 * second parser of JavaScript, to find the ends of expressions that TypeScript reads anyway.
 */
import type { Span } from '../ir';
import { parse, syntaxErrors } from '../parse';
import { createAstroMarkup } from './astro/markup';
import { scanMarkup } from './astro/scan';
import type { Language, MarkupScript, Problem } from './language';
import { parseBlock } from './script-block';
import { createVirtualWriter } from './virtual-text';

export const mdx: Language = {
  files: /\.mdx$/,
  load: async () => toScript,
};

/** In the code of one import or export. */
const MAX_BLANK_LINES = 24;

function toScript(_path: string, original: string): MarkupScript {
  const text = withoutBraces(original);
  const w = createVirtualWriter(text);
  const problems: Problem[] = [];
  const { modules, blanks } = partsOf(text);
  for (const { s, e } of modules) {
    const block = parseBlock(text, s, e, '.tsx');
    problems.push(...block.problems);
    w.copy(s, block.e);
    w.write('\n', e, e);
  }
  const hasLayout = modules.some(({ s, e }) => /^export\s+default\b/m.test(text.slice(s, e)));
  w.write(`export ${hasLayout ? '' : 'default '}function MDXContent(props) {\nreturn `, 0, text.length);
  const shown = blanked(text, [...modules, ...blanks]);
  createAstroMarkup(w, shown, problems).writeRoot(scanMarkup(shown, 0), 0);
  w.write(';\n}\n', 0, text.length);
  const virtual = w.done();
  if (problems.length === 0) {
    const [error] = syntaxErrors(parse('markup.tsx', virtual.text));
    if (error) problems.push({ at: virtual.start(error.at), message: error.message });
  }
  return { virtual, extension: '.tsx', problems };
}

/** Imports and exports, and what Markdown takes for code. */
function partsOf(text: string): { modules: readonly Span[]; blanks: readonly Span[] } {
  const modules: Span[] = [];
  const blanks: Span[] = [];
  const front = /^---\r?\n[\s\S]*?\r?\n---[ \t]*(?=\r?\n|$)/.exec(text);
  if (front) blanks.push({ s: 0, e: front[0].length });
  let at = front?.[0].length ?? 0;
  let isStart = true;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    const [, fence] = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})[^`]*$/.exec(line.replace(/\r?\n$/, '')) ?? [];
    if (fence) at = closing(fence, at, end);
    else if (isStart && /^(?:import|export)[\s{*'"]/.test(line)) at = module(at);
    else if (/^\s*$/.test(line)) at = end;
    else at = inParagraph(at);
    isStart = /\n[ \t]*\r?\n?$/.test(text.slice(0, at).slice(-8)) || at === 0 || modules.at(-1)?.e === at;
  }
  return { modules, blanks };

  function closing(fence: string, s: number, from: number): number {
    const close = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*\\r?$`, 'm');
    const found = close.exec(text.slice(from));
    const e = found ? from + found.index + found[0].length : text.length;
    blanks.push({ s, e });
    return lineEnd(text, e);
  }

  /** It ends at a blank line, unless its code goes on. */
  function module(s: number): number {
    const ends = [...text.slice(s).matchAll(/\r?\n[ \t]*(?=\r?\n)|$/g)]
      .slice(0, MAX_BLANK_LINES)
      .map((it) => s + it.index);
    const e =
      ends.find((it) => syntaxErrors(parse('module.tsx', text.slice(s, it))).length === 0) ?? ends[0] ?? text.length;
    modules.push({ s, e });
    return e;
  }

  /** To the end of the line, or of the tag or expression that goes on behind it. */
  function inParagraph(from: number): number {
    let i = from;
    while (i < text.length && text[i] !== '\n') {
      const rest = text.slice(i, i + 40);
      const [ticks] = /^`+/.exec(rest) ?? [];
      const close = ticks ? new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(text.slice(i + ticks.length)) : undefined;
      if (text[i] === '\\' && i + 1 < text.length) {
        blanks.push({ s: i, e: i + 2 });
        i += 2;
      } else if (ticks && close && !/\n\s*\n/.test(text.slice(i, i + close.index))) {
        const e = i + ticks.length + close.index + ticks.length;
        blanks.push({ s: i, e });
        i = e;
      } else if (text[i] === '{') i = closedBy(text, i);
      else if (/^<\/?[A-Za-z>]/.test(rest)) i = tagEnd(text, i);
      else i += ticks?.length ?? 1;
    }
    return Math.min(i + 1, text.length);
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Behind the brace that closes the one at this place. */
function closedBy(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const it = text[i];
    if (it === '"' || it === "'" || it === '`') i = quoteEnd(text, i);
    else if (it === '{') depth++;
    else if (it === '}' && --depth === 0) return i + 1;
  }
  return text.length;
}

/** The quote that closes the one at this place; the place itself where none does. */
function quoteEnd(text: string, from: number): number {
  const quote = text[from];
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i;
    else if (text[i] === '\n' && quote !== '`') return from;
  }
  return from;
}

function tagEnd(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '"' || text[i] === "'") i = quoteEnd(text, i);
    else if (text[i] === '{') i = closedBy(text, i) - 1;
    else if (text[i] === '>') return i + 1;
  }
  return text.length;
}

/** A script's code is an expression with a text: `<script>{`…`}</script>`. */
function withoutBraces(text: string): string {
  return text.replace(
    /(<script\b[^>]*>\s*)\{\s*`([\s\S]*?)`\s*\}(?=\s*<\/script>)/g,
    (all, tag: string, code: string) => {
      const before = all.indexOf('`', tag.length) + 1;
      return `${tag}${' '.repeat(before - tag.length)}${code}${' '.repeat(all.length - before - code.length)}`;
    },
  );
}

function blanked(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { s, e } of [...spans].sort((a, b) => a.s - b.s)) {
    if (s < at) continue;
    parts.push(text.slice(at, s), text.slice(s, e).replace(/[^\r\n]/g, ' '));
    at = e;
  }
  return parts.join('') + text.slice(at);
}
