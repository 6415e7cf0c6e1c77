/**
 * Astro's components: the front matter runs on the server where the component is rendered, then the
 * markup is made. Its scripts run in the browser.
 */
import ts from 'typescript';
import type { Expr, FileFacts } from '../../ir';
import { parse, syntaxErrors } from '../../parse';
import type { Language, MarkupScript, Problem } from '../language';
import { parseBlock } from '../script-block';
import { createVirtualWriter } from '../virtual-text';
import { createAstroMarkup } from './markup';
import { scanMarkup } from './scan';

export const astro: Language = {
  files: /\.astro$/,
  load: async () => toScript,
};

function toScript(path: string, text: string): MarkupScript {
  const w = createVirtualWriter(text);
  const problems: Problem[] = [];
  const [all = '', opening = '', code = ''] = /^(\s*---)([\s\S]*?)(?:^---|(?<=\n)---|---)/m.exec(leading(text)) ?? [];
  const s = opening.length;
  const block = parseBlock(text, s, s + code.length, '.ts');
  problems.push(...block.problems);
  let at = s;
  const inside: [number, number][] = [];
  for (const it of block.file.statements) {
    if (!isHoisted(it)) continue;
    inside.push([at, Math.max(at, it.pos)]);
    w.copy(Math.max(s, it.pos), it.end);
    w.write('\n', it.end, it.end);
    at = it.end;
  }
  inside.push([at, Math.max(at, block.e)]);
  w.write('export default async function (__given) {\n', 0, text.length);
  for (const [from, to] of inside) w.copy(from, to);
  w.write('\n;return ', 0, text.length);
  createAstroMarkup(w, text, problems).writeRoot(scanMarkup(text, all.length), all.length);
  w.write(`;\n}\nimport { __renderSlot } from 'astro';\n`, 0, text.length);
  const virtual = w.done();
  if (problems.length === 0) {
    const [error] = syntaxErrors(parse('markup.ts', virtual.text));
    if (error) problems.push({ at: virtual.start(error.at), message: error.message });
  }
  return { virtual, extension: '.ts', problems, settle: (facts) => settleAstro(facts, nameOf(path)) };
}

/** Front matter begins with the file. */
function leading(text: string): string {
  return /^\s*---/.test(text) ? text : '';
}

function isHoisted(it: ts.Statement): boolean {
  if (ts.isImportDeclaration(it) || ts.isExportDeclaration(it)) return true;
  return ts.canHaveModifiers(it) && (it.modifiers ?? []).some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
}

/** `Astro.props` is what the component is given. */
function settleAstro(facts: FileFacts, name: string): FileFacts {
  const given = facts.bindings.findIndex((it) => it.name === '__given');
  const component = facts.bindings[given]?.owner ?? -1;
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Expr;
    if (node.k === 'member' && node.name === 'props' && node.obj.k === 'global' && node.obj.name === 'Astro')
      return { k: 'ref', s: node.s, e: node.e, b: given };
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each)]));
  };
  return {
    ...facts,
    bindings: facts.bindings.map((it, b) => (b === given ? { ...it, captured: true } : it)),
    functions: facts.functions.map((it, f) => ({ ...(change(it) as typeof it), ...(f === component ? { name } : {}) })),
  };
}

function nameOf(path: string): string {
  return /([^/]*)\.astro$/.exec(path)?.[1] ?? '';
}
