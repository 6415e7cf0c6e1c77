/**
 * Svelte's components: a module whose default export is the component. Rendering it runs the instance
 * script, then makes the elements. What stores and runes do stands in `world/natives/svelte.ts`.
 */
import type { AST } from 'svelte/compiler';
import type { Language, MarkupScript, Problem } from '../language';
import { awaits, declaredNames, parseBlock } from '../script-block';
import { createVirtualWriter } from '../virtual-text';
import { createFragments } from './fragments';
import { type Instance, writeImports, writeInstance } from './instance';
import { settleStores } from './settle-stores';

type Parse = typeof import('svelte/compiler')['parse'];

export const svelte: Language = {
  files: /\.svelte$/,
  async load() {
    const { parse } = await import('./parser');
    return (path, text) => toScript(parse, path, text);
  },
};

function toScript(parse: Parse, path: string, text: string): MarkupScript {
  const problems: Problem[] = [];
  const root = parseComponent(parse, text, problems);
  const isTypeScript = /<script\b[^>]*\blang\s*=\s*["']?(?:ts|typescript)\b/i.test(text);
  const extension = isTypeScript ? '.ts' : '.js';
  const w = createVirtualWriter(text);
  const [module, instance] = (root ? [root.module, root.instance] : scriptsIn(text)).map((it): Instance | undefined => {
    if (!it) return undefined;
    const s = startOfCode(text, it.start);
    const end = text.lastIndexOf('</script', it.end);
    const block = parseBlock(text, s, end < s ? it.end : end, extension);
    problems.push(...block.problems);
    return { s, ...block };
  });

  if (module) w.copy(module.s, module.e);
  w.write('\n;', 0, 0);
  if (instance) writeImports(w, instance);
  const isAsync = instance?.file.statements.some(awaits) ? 'async ' : '';
  w.write(`export default ${isAsync}function (__given) {\nconst $props = () => __given;\n`, 0, text.length);
  if (instance) writeInstance(w, instance);
  w.write('const __render = () => ', 0, text.length);
  const fragments = createFragments(w, text);
  if (root) fragments.writeRoot(root.fragment);
  else w.write('undefined', 0, 0);
  w.write(`;\nreturn ${text.includes('$$slots') ? '[__render(), __given]' : '__render()'};\n}\n`, 0, text.length);
  w.write(`import { ${HELPERS.join(', ')} } from 'svelte';\n`, 0, 0);

  const names = new Set([module, instance].flatMap((it) => (it ? declaredNames(it.file) : [])));
  return { virtual: w.done(), extension, problems, settle: (it) => settleStores(it, names, nameOf(path)) };
}

const HELPERS = [
  '__prop',
  '__reactive',
  '__derived',
  '__handOut',
  '__store',
  '__renderList',
  '__renderSlot',
  '__await',
];

function parseComponent(parse: Parse, text: string, problems: Problem[]): AST.Root | undefined {
  try {
    return parse(text, { modern: true, loose: true });
  } catch (error) {
    const { message = 'The component cannot be parsed.', position } = error as {
      message?: string;
      position?: [number];
    };
    problems.push({ at: position?.[0] ?? 0, message: message.split('\n')[0] ?? '' });
    return undefined;
  }
}

type Part = { readonly start: number; readonly end: number };

/** Of a component whose markup is broken, the scripts can be read all the same. */
function scriptsIn(text: string): (Part | undefined)[] {
  const found = [...text.matchAll(/^<script\b([^>]*)>[\s\S]*?<\/script\s*>/gim)].map((it) => ({
    isModule: /\bmodule\b/.test(it[1] ?? ''),
    part: { start: it.index, end: it.index + it[0].length },
  }));
  return [found.find((it) => it.isModule)?.part, found.find((it) => !it.isModule)?.part];
}

function nameOf(path: string): string {
  return /([^/]*)\.svelte$/.exec(path)?.[1] ?? '';
}

/** Past the opening tag, whose attributes may hold a `>`: `generics="T extends Map<string, X>"`. */
function startOfCode(text: string, tag: number): number {
  const opening = /<script(?:"[^"]*"|'[^']*'|[^>"'])*>/iy;
  opening.lastIndex = tag;
  return tag + (opening.exec(text)?.[0].length ?? 0);
}
