/** The scripts of a Vue component: which names they declare, and how they become parts of one module. */
import type { ElementNode, RootNode } from '@vue/compiler-dom';
import ts from 'typescript';
import type { MarkupScript, Problem } from '../language';
import { awaits, declaredNames, parseBlock } from '../script-block';
import type { VirtualWriter } from '../virtual-text';
import { declaredProps } from './declared-props';

export interface Blocks {
  readonly module: Script | undefined;
  readonly setup: Script | undefined;
  readonly extension: MarkupScript['extension'];
  /** What the template may name: declared or imported at the top of either script. */
  readonly names: ReadonlySet<string>;
  /** Names of the properties, where the setup script says them all. */
  readonly declared: readonly string[] | undefined;
}

export interface Script {
  /** Of its code in the file. */
  readonly s: number;
  readonly e: number;
  readonly file: ts.SourceFile;
  readonly problems: readonly Problem[];
  /** `export default …` */
  readonly exported: ts.ExportAssignment | undefined;
  /** Has a top-level `await`. */
  readonly awaits: boolean;
}

export function readBlocks(text: string, root: RootNode): Blocks {
  const scripts = root.children.filter((it): it is ElementNode => it.type === 1 && it.tag === 'script');
  const extension = extensionOf(scripts);
  const isSetup = (it: ElementNode) => it.props.some((p) => p.type === 6 && p.name === 'setup');
  const setupNode = scripts.find(isSetup);
  const moduleNode = scripts.find((it) => !isSetup(it));
  const setup = setupNode && readScript(text, setupNode, extension);
  const module = moduleNode && readScript(text, moduleNode, extension);
  return {
    module,
    setup,
    extension,
    names: new Set([...(module ? declaredNames(module.file) : []), ...(setup ? declaredNames(setup.file) : [])]),
    declared: setup && declaredProps(setup.file, module?.file),
  };
}

function extensionOf(scripts: readonly ElementNode[]): MarkupScript['extension'] {
  for (const { props } of scripts)
    for (const it of props) {
      const lang = it.type === 6 && it.name === 'lang' ? it.value?.content : undefined;
      if (lang === 'ts' || lang === 'tsx' || lang === 'jsx') return `.${lang}`;
    }
  return '.js';
}

function readScript(text: string, node: ElementNode, extension: string): Script {
  const s = node.children[0]?.loc.start.offset ?? node.loc.start.offset;
  const { e, file, problems } = parseBlock(text, s, node.children.at(-1)?.loc.end.offset ?? s, extension);
  const exported = file.statements.find((it): it is ts.ExportAssignment => ts.isExportAssignment(it));
  return { s, e, file, problems, exported, awaits: file.statements.some(awaits) };
}

/** The module's own code: the plain script, whose default export becomes a variable, and what the setup script imports. */
export function writeModule(w: VirtualWriter, { module, setup }: Blocks): void {
  if (module) {
    const { s, e, exported, file } = module;
    if (exported) {
      const at = exported.getStart(file);
      const value = exported.expression.getStart(file);
      w.copy(s, at);
      w.write('const __options = ', at, value);
      w.copy(value, e);
    } else w.copy(s, e);
    w.write('\n;', e, e);
  }
  for (const it of setup?.file.statements ?? []) {
    if (!isHoisted(it)) continue;
    w.copy(it.pos < (setup?.s ?? 0) ? (setup?.s ?? 0) : it.pos, it.end);
    w.write('\n', it.end, it.end);
  }
}

/** What runs for each component: all but imports and what is exported, which can be types alone. */
export function writeSetup(w: VirtualWriter, { s, e, file }: Script): void {
  w.write('const defineProps = (declared) => __declareProps(__ctx, declared);\n', s, s);
  w.write('const withDefaults = (declared, defaults) => __defaultProps(__ctx, defaults);\n', s, s);
  let at = s;
  for (const it of file.statements) {
    if (!isHoisted(it)) continue;
    w.copy(at, Math.max(at, it.pos));
    at = it.end;
  }
  w.copy(at, e);
  w.write('\n;', e, e);
}

function isHoisted(it: ts.Statement): boolean {
  if (ts.isImportDeclaration(it) || ts.isExportDeclaration(it)) return true;
  return ts.canHaveModifiers(it) && (it.modifiers ?? []).some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
}
