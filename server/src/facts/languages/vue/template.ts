/**
 * A Vue template as elements: `v-if` is a condition, `v-for` a list, slots are children or functions of
 * their properties. `v-show` hides what is there all the same.
 */
import type { DirectiveNode, ElementNode, SimpleExpressionNode, TemplateChildNode } from '@vue/compiler-dom';
import { isReadable, pascalCase } from '../expression';
import { ELEMENT, type MarkupScript, type Problem } from '../language';
import type { VirtualWriter } from '../virtual-text';
import { directiveOf, writeAttributes, writeEvents } from './attributes';

export interface TemplateInput {
  /** Names that the scripts declare. */
  readonly names: ReadonlySet<string>;
  readonly extension: MarkupScript['extension'];
  readonly problems: Problem[];
}

/** A component that no script imports: builds look it up by its name. */
export interface NamedComponent {
  readonly name: string;
  readonly binding: string;
  readonly at: number;
}

export interface TemplateWriter {
  writeRoot(template: ElementNode | undefined): void;
  components(): Iterable<NamedComponent>;
  /** Its words may exempt the next line. */
  writeComment(content: string, s: number): void;
}

/** What the writers of parts share. */
export interface Template extends TemplateInput {
  readonly w: VirtualWriter;
  readonly text: string;
  /** Writes an expression in parentheses; `undefined` for one that cannot be read. */
  expression(exp: { readonly loc: SimpleExpressionNode['loc'] }): void;
}

const ELEMENT_NODE = 1;
const TEXT = 2;
const COMMENT = 3;
const INTERPOLATION = 5;

export function createTemplate(w: VirtualWriter, text: string, input: TemplateInput): TemplateWriter {
  const components = new Map<string, NamedComponent>();
  const t: Template = { ...input, w, text, expression };
  return { writeRoot, components: () => components.values(), writeComment };

  function writeRoot(template: ElementNode | undefined): void {
    const [s, e] = template ? [template.loc.start.offset, template.loc.end.offset] : [0, 0];
    // Another language (Pug), or a file elsewhere.
    const isRead = !template?.props.some((it) => it.type === 6 && (it.name === 'lang' || it.name === 'src'));
    if (template && !isRead) input.problems.push({ at: s, message: 'The template is in another language or file.' });
    w.write(`${ELEMENT}(undefined, {}`, s, e);
    if (isRead) writeChildren(template?.children ?? []);
    w.write(')', s, e);
  }

  function expression({ loc }: { readonly loc: SimpleExpressionNode['loc'] }): void {
    const { start, end } = loc;
    const code = text.slice(start.offset, end.offset);
    w.write('(', start.offset, end.offset);
    if (isReadable(code, input.extension)) w.copy(start.offset, end.offset);
    else {
      input.problems.push({ at: start.offset, message: `\`${code.trim().slice(0, 60)}\` is no expression.` });
      w.write('__unread', start.offset, end.offset);
    }
    w.write('\n)', start.offset, end.offset);
  }

  /** Each after a comma. */
  function writeChildren(nodes: readonly TemplateChildNode[]): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as TemplateChildNode;
      const [s, e] = [node.loc.start.offset, node.loc.end.offset];
      if (node.type === COMMENT) writeComment(node.content, s);
      else if (node.type === TEXT) {
        if (node.content.trim() !== '') w.write(`, ${JSON.stringify(node.content)}`, s, e);
      } else if (node.type === INTERPOLATION) {
        w.write(', ', s, e);
        expression(node.content as SimpleExpressionNode);
      } else if (node.type === ELEMENT_NODE) {
        w.write(', ', s, e);
        if (directiveOf(node, 'if')) i = writeBranches(nodes, i);
        else writeOne(node);
      }
    }
  }

  function writeComment(content: string, s: number): void {
    if (!content.includes('optgate-ignore') || content.includes('*/')) return;
    const e = s + '<!---->'.length + content.length;
    w.write('/*', s, e);
    w.copy(s + '<!--'.length, s + '<!--'.length + content.length);
    w.write('*/', s, e);
  }

  /** `v-if`, `v-else-if`, `v-else`: the index of the last that belongs to it. */
  function writeBranches(nodes: readonly TemplateChildNode[], from: number): number {
    const first = nodes[from] as ElementNode;
    const [s, e] = [first.loc.start.offset, first.loc.end.offset];
    let last = from;
    let open: ElementNode | undefined = first;
    for (let i = from; open; ) {
      const test: DirectiveNode | undefined = directiveOf(open, 'if') ?? directiveOf(open, 'else-if');
      if (test) {
        if (test.exp) t.expression(test.exp);
        else w.write('__unread', s, e);
        w.write(' ? ', s, e);
      }
      writeOne(open);
      last = i;
      if (test) w.write(' : ', s, e);
      do i++;
      while (isBlank(nodes[i]));
      const next = nodes[i];
      const goesOn: boolean =
        test !== undefined &&
        next?.type === ELEMENT_NODE &&
        (directiveOf(next, 'else-if') ?? directiveOf(next, 'else')) !== undefined;
      if (!goesOn && test) w.write('null', s, e);
      open = goesOn ? (next as ElementNode) : undefined;
    }
    return last;
  }

  /** An element without its condition. */
  function writeOne(node: ElementNode): void {
    const [s, e] = [node.loc.start.offset, node.loc.end.offset];
    const each = directiveOf(node, 'for')?.forParseResult;
    if (!each) return writeElement(node);
    w.write('__renderList(', s, e);
    t.expression(each.source);
    w.write(', (', s, e);
    for (const it of [each.value, each.key, each.index]) {
      if (it) w.copy(it.loc.start.offset, it.loc.end.offset);
      if (it) w.write(', ', s, e);
    }
    w.write(') => ', s, e);
    writeElement(node);
    w.write(')', s, e);
  }

  function writeElement(node: ElementNode): void {
    const [s, e] = [node.loc.start.offset, node.loc.end.offset];
    if (node.tag === 'slot') return writeSlotOutlet(node);
    if (node.tag === 'template') {
      w.write(`${ELEMENT}(undefined, {}`, s, e);
      writeChildren(node.children);
      return w.write(')', s, e);
    }
    const component = componentOf(node);
    if (!component) {
      w.write(`${ELEMENT}(`, s, e);
      writeTag(node);
      w.write(', {', s, e);
      writeAttributes(t, node, false);
      writeEvents(t, node);
      w.write('}', s, e);
      writeChildren(node.children);
      return w.write(')', s, e);
    }
    writeComponent(node, component);
  }

  /** What a component does with its events is not followed: they are handed over beside it. */
  function writeComponent(node: ElementNode, component: string): void {
    const [s, e] = [node.loc.start.offset, node.loc.end.offset];
    const listens = node.props.some((it) => it.type === 7 && (it.name === 'on' || it.name === 'model'));
    if (listens) w.write(`${ELEMENT}(undefined, {}, `, s, e);
    w.write(`${ELEMENT}(${component}, {`, s, e);
    writeAttributes(t, node, true);
    writeSlots(node);
    w.write(')', s, e);
    if (!listens) return;
    const label = node.children.flatMap((it) => (it.type === TEXT ? [it.content.trim()] : [])).join(' ');
    w.write(`, ${ELEMENT}(${JSON.stringify(`${node.tag}-events`)}, {`, s, e);
    writeEvents(t, node, true);
    w.write(`}${label === '' ? '' : `, ${JSON.stringify(label)}`}))`, s, e);
  }

  /** Named slots are attributes, the default one is the children. Closes the attributes. */
  function writeSlots(node: ElementNode): void {
    const [s, e] = [node.loc.start.offset, node.loc.end.offset];
    const own = directiveOf(node, 'slot');
    const rest: TemplateChildNode[] = [];
    const defaults: ElementNode[] = [];
    for (const it of node.children) {
      const slot = it.type === ELEMENT_NODE && it.tag === 'template' ? directiveOf(it, 'slot') : undefined;
      if (!slot || it.type !== ELEMENT_NODE) rest.push(it);
      else if (!slot.arg || slot.arg.loc.source === 'default') defaults.push(it);
      else {
        w.write(`${JSON.stringify(`slot:${slot.arg.loc.source}`)}: `, s, e);
        writeSlotContent(it, slot.exp);
        w.write(', ', s, e);
      }
    }
    w.write('}', s, e);
    for (const it of defaults) {
      w.write(', ', s, e);
      writeSlotContent(it, directiveOf(it, 'slot')?.exp);
    }
    if (!own?.exp) return writeChildren(rest);
    w.write(', ', s, e);
    writeFunctionOf(own.exp, s, e, () => writeChildren(rest));
  }

  function writeSlotContent(node: ElementNode, exp: { readonly loc: SimpleExpressionNode['loc'] } | undefined): void {
    const [s, e] = [node.loc.start.offset, node.loc.end.offset];
    const test = directiveOf(node, 'if');
    if (test?.exp) {
      t.expression(test.exp);
      w.write(' ? ', s, e);
    }
    writeFunctionOf(exp, s, e, () => writeChildren(node.children));
    if (test?.exp) w.write(' : undefined', s, e);
  }

  function writeFunctionOf(
    exp: { readonly loc: SimpleExpressionNode['loc'] } | undefined,
    s: number,
    e: number,
    body: () => void,
  ): void {
    w.write('((', s, e);
    if (exp && isReadable(`(${exp.loc.source}) => 0`, input.extension))
      w.copy(exp.loc.start.offset, exp.loc.end.offset);
    w.write(`) => ${ELEMENT}(undefined, {}`, s, e);
    body();
    w.write('))', s, e);
  }

  function writeSlotOutlet(node: ElementNode): void {
    const [s, e] = [node.loc.start.offset, node.loc.end.offset];
    const name = node.props.find((it) => it.type === 6 && it.name === 'name');
    w.write(
      `__renderSlot(__given, ${JSON.stringify(name?.type === 6 ? (name.value?.content ?? 'default') : 'default')}, {`,
      s,
      e,
    );
    writeAttributes(t, node, true);
    w.write(`}, ${ELEMENT}(undefined, {}`, s, e);
    writeChildren(node.children);
    w.write('))', s, e);
  }

  function writeTag(node: ElementNode): void {
    const [s, e] = [node.loc.start.offset, node.loc.end.offset];
    const is = node.tag === 'component' ? dynamicTag(node) : undefined;
    if (is && 'loc' in is) t.expression(is);
    else w.write(JSON.stringify(is?.name ?? node.tag), s, e);
  }

  /** What a component tag is called in the script; undefined for an element. */
  function componentOf(node: ElementNode): string | undefined {
    if (node.tag === 'component') return undefined;
    const [first = ''] = node.tag.split('.');
    const found = [first, pascalCase(first), first.replace(/-(\w)/g, (_, char: string) => char.toUpperCase())].find(
      (it) => input.names.has(it),
    );
    if (found) return found + node.tag.slice(first.length);
    if (node.tagType !== 1 || first !== node.tag) return node.tagType === 1 ? '__unread' : undefined;
    const name = pascalCase(node.tag).replace(/\W/g, '_');
    const it = { name, binding: `__component_${name}`, at: node.loc.start.offset };
    if (!components.has(name)) components.set(name, it);
    return it.binding;
  }

  function isBlank(node: TemplateChildNode | undefined): boolean {
    return node?.type === COMMENT || (node?.type === TEXT && node.content.trim() === '');
  }
}

/** `<component :is="…">`. */
function dynamicTag(node: ElementNode): { loc: SimpleExpressionNode['loc'] } | { name: string } | undefined {
  for (const it of node.props) {
    if (it.type === 6 && it.name === 'is' && it.value) return { name: it.value.content };
    if (it.type === 7 && it.name === 'bind' && it.arg?.loc.source === 'is' && it.exp) return it.exp;
  }
  return undefined;
}
