/**
 * Vue's single-file components: a module whose default export is the component. Rendering it runs the
 * setup script, then makes the template's elements.
 *
 * `unref`, `renderList` and the names with two underscores come from `vue`; what they do stands in
 * `world/natives/vue.ts`.
 */
import type { ElementNode, RootNode } from '@vue/compiler-dom';
import { decodeEntities } from '../../lower/jsx-text';
import type { Language, MarkupScript, Problem } from '../language';
import { createVirtualWriter } from '../virtual-text';
import { readBlocks, type Script, writeModule, writeSetup } from './blocks';
import { settleTemplate } from './settle-template';
import { createTemplate } from './template';

type Parse = typeof import('@vue/compiler-dom')['parse'];

export const vue: Language = {
  files: /\.vue$/,
  async load() {
    const { parse } = await import('./parser');
    return (path, text) => toScript(parse, path, text);
  },
};

function toScript(parse: Parse, path: string, text: string): MarkupScript {
  const problems: Problem[] = [];
  const root = parseComponent(parse, text, problems);
  const blocks = readBlocks(text, root);
  problems.push(...(blocks.module?.problems ?? []), ...(blocks.setup?.problems ?? []));
  const w = createVirtualWriter(text);
  const template = root.children.find((it): it is ElementNode => it.type === 1 && it.tag === 'template');
  const writer = createTemplate(w, text, { names: blocks.names, extension: blocks.extension, problems });

  for (const it of root.children) if (it.type === 3) writer.writeComment(it.content, it.loc.start.offset);
  writeModule(w, blocks);
  const span = template ?? blocks.setup ?? blocks.module;
  const [s, e] = span ? spanOf(span) : [0, text.length];
  const isAsync = blocks.setup?.awaits ? 'async ' : '';
  w.write(
    `export default ${isAsync}function (__given) {\nconst __ctx = __instance(${options(blocks)}, __given, `,
    s,
    e,
  );
  w.write(`${blocks.declared ? JSON.stringify(blocks.declared) : 'undefined'});\n`, s, e);
  if (blocks.setup) writeSetup(w, blocks.setup);
  w.write('const __render = () => { __unref(__ctx); return ', s, e);
  writer.writeRoot(template);
  w.write(`; };\nreturn ${/\$slots|useSlots|\$attrs/.test(text) ? '[__render(), __given]' : '__render()'};\n}\n`, s, e);
  w.write(
    `import { unref as __unref, __instance, __declareProps, __defaultProps, __renderList, __renderSlot } from 'vue';\n`,
    0,
    0,
  );
  const used = importedHelpers(text, blocks.names);
  if (used.length > 0) w.write(`import { ${used.join(', ')} } from 'vue';\n`, 0, 0);
  for (const it of writer.components())
    w.write(`import ${it.binding} from ${JSON.stringify(`#components/${it.name}`)};\n`, it.at, it.at);

  return { virtual: w.done(), extension: blocks.extension, problems, settle: (it) => settleTemplate(it, nameOf(path)) };
}

function parseComponent(parse: Parse, text: string, problems: Problem[]): RootNode {
  return parse(text, {
    parseMode: 'sfc',
    comments: true,
    onError: (error) => problems.push({ at: error.loc?.start.offset ?? 0, message: error.message }),
    onWarn: () => undefined,
    // The bundled build has none without a browser.
    decodeEntities,
  });
}

function options({ module }: { readonly module: Script | undefined }): string {
  return module?.exported ? '__options' : '{}';
}

function spanOf(it: ElementNode | Script): readonly [number, number] {
  return 'loc' in it ? [it.loc.start.offset, it.loc.end.offset] : [it.s, it.e];
}

/** Names of Vue that builds import by themselves, and that the component does not declare. */
const HELPERS =
  /\b(?:ref|shallowRef|computed|reactive|readonly|shallowReactive|toRefs?|watch|watchEffect|watchPostEffect|onMounted|onBeforeMount|onUpdated|onBeforeUpdate|onUnmounted|onBeforeUnmount|onActivated|onDeactivated|nextTick|provide|inject|defineAsyncComponent|defineComponent)(?=\s*[(<])/g;

function importedHelpers(text: string, names: ReadonlySet<string>): string[] {
  return [...new Set(text.match(HELPERS) ?? [])].filter((it) => !names.has(it));
}

/** `components/CookieBanner.vue` is `CookieBanner`. */
function nameOf(path: string): string {
  return /([^/]*)\.vue$/.exec(path)?.[1] ?? '';
}
