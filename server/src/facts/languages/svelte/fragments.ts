/**
 * A Svelte component's markup as elements: `{#if}` is a condition, `{#each}` a list, `{#await}` waits,
 * snippets and slots are functions of their parameters.
 */
import type { AST } from 'svelte/compiler';
import { ELEMENT } from '../language';
import type { VirtualWriter } from '../virtual-text';
import { writeAttributes, writeEvents } from './attributes';

export interface Fragments {
  writeRoot(fragment: AST.Fragment): void;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the writers of parts share. */
export interface Markup {
  readonly w: VirtualWriter;
  readonly text: string;
  /** Writes an expression, in parentheses. */
  expression(it: unknown): void;
}

type Node = AST.Fragment['nodes'][number];

export function createFragments(w: VirtualWriter, text: string): Fragments {
  const t: Markup = { w, text, expression };
  return { writeRoot: (it) => writeFragment(it.nodes, 0, text.length) };

  /** Syntax trees of expressions have places, which their types leave out. */
  function expression(it: unknown): void {
    const { start, end } = it as Span;
    w.write('(', start, end);
    if (start < end) w.copy(start, end);
    else w.write('__unread', start, end);
    w.write('\n)', start, end);
  }

  /** Constants and snippets are declared before what uses them. */
  function writeFragment(nodes: readonly Node[], s: number, e: number): void {
    const declared = nodes.filter((it) => it.type === 'ConstTag' || it.type === 'SnippetBlock');
    if (declared.length > 0) w.write('(() => {', s, e);
    for (const it of declared) writeDeclaration(it);
    if (declared.length > 0) w.write('return ', s, e);
    w.write(`${ELEMENT}(undefined, {}`, s, e);
    writeChildren(nodes);
    w.write(declared.length > 0 ? '); })()' : ')', s, e);
  }

  function writeDeclaration(it: Node): void {
    if (it.type === 'ConstTag') {
      const { start, end } = it.declaration as unknown as Span;
      w.copy(start, end);
      w.write(';\n', it.start, it.end);
    } else if (it.type === 'SnippetBlock') {
      const name = it.expression as unknown as Span;
      w.write('const ', it.start, it.end);
      w.copy(name.start, name.end);
      w.write(' = ', it.start, it.end);
      writeSnippet(it);
      w.write(';\n', it.start, it.end);
    }
  }

  function writeSnippet(it: AST.SnippetBlock): void {
    w.write('((', it.start, it.end);
    for (const each of it.parameters as unknown as Span[]) {
      w.copy(each.start, each.end);
      w.write(', ', it.start, it.end);
    }
    w.write(') => ', it.start, it.end);
    writeFragment(it.body.nodes, it.start, it.end);
    w.write(')', it.start, it.end);
  }

  /** Each after a comma. */
  function writeChildren(nodes: readonly Node[]): void {
    for (const it of nodes) {
      const { start: s, end: e } = it;
      if (it.type === 'Comment') writeComment(it.data, s, e);
      else if (it.type === 'Text') {
        if (it.data.trim() !== '') w.write(`, ${JSON.stringify(it.data)}`, s, e);
      } else if (it.type !== 'ConstTag' && it.type !== 'SnippetBlock' && it.type !== 'DebugTag') {
        w.write(', ', s, e);
        writeNode(it);
      }
    }
  }

  /** Its words may exempt the next line. */
  function writeComment(data: string, s: number, e: number): void {
    if (!data.includes('optgate-ignore') || data.includes('*/')) return;
    w.write('/*', s, e);
    w.copy(s + '<!--'.length, s + '<!--'.length + data.length);
    w.write('*/', s, e);
  }

  function writeNode(it: Node): void {
    const { start: s, end: e } = it;
    switch (it.type) {
      case 'ExpressionTag':
      case 'RenderTag':
        return expression(it.expression);
      case 'HtmlTag':
        w.write(`${ELEMENT}("template", { innerHTML: `, s, e);
        expression(it.expression);
        return w.write(' })', s, e);
      case 'IfBlock':
        expression(it.test);
        w.write(' ? ', s, e);
        writeFragment(it.consequent.nodes, s, e);
        w.write(' : ', s, e);
        return it.alternate ? writeFragment(it.alternate.nodes, s, e) : w.write('null', s, e);
      case 'EachBlock':
        return writeEach(it);
      case 'AwaitBlock':
        return writeAwait(it);
      case 'KeyBlock':
        return writeFragment(it.fragment.nodes, s, e);
      case 'SlotElement':
        return writeOutlet(it);
      case 'Component':
      case 'SvelteComponent':
        return writeComponent(it);
      default:
        return 'fragment' in it ? writeElement(it) : w.write('undefined', s, e);
    }
  }

  function writeEach(it: AST.EachBlock): void {
    const { start: s, end: e } = it;
    w.write(`${ELEMENT}(undefined, {}, __renderList(`, s, e);
    expression(it.expression);
    w.write(', (', s, e);
    const context = it.context as unknown as Span | null;
    if (context) w.copy(context.start, context.end);
    else w.write('__each', s, e);
    w.write(`${it.index === undefined ? '' : `, ${it.index}`}) => `, s, e);
    writeFragment(it.body.nodes, s, e);
    w.write(')', s, e);
    if (it.fallback) {
      w.write(', ', s, e);
      writeFragment(it.fallback.nodes, s, e);
    }
    w.write(')', s, e);
  }

  function writeAwait(it: AST.AwaitBlock): void {
    const { start: s, end: e } = it;
    w.write(`${ELEMENT}(undefined, {}, __await(`, s, e);
    expression(it.expression);
    for (const [name, part] of [[it.value, it.then] as const, [it.error, it.catch] as const]) {
      const { start, end } = (name ?? { start: 0, end: 0 }) as unknown as Span;
      w.write(', (', s, e);
      if (start < end) w.copy(start, end);
      w.write(') => ', s, e);
      if (part) writeFragment(part.nodes, s, e);
      else w.write('undefined', s, e);
    }
    w.write(')', s, e);
    if (it.pending) {
      w.write(', ', s, e);
      writeFragment(it.pending.nodes, s, e);
    }
    w.write(')', s, e);
  }

  function writeOutlet(it: AST.SlotElement): void {
    const { start: s, end: e } = it;
    w.write(`__renderSlot(__given, ${JSON.stringify(staticName(it, 'name') ?? 'default')}, {`, s, e);
    writeAttributes(t, it.attributes);
    w.write('}, ', s, e);
    writeFragment(it.fragment.nodes, s, e);
    w.write(')', s, e);
  }

  function writeElement(it: Exclude<Extract<Node, { fragment: AST.Fragment }>, AST.KeyBlock>): void {
    const { start: s, end: e } = it;
    w.write(`${ELEMENT}(`, s, e);
    if (it.type === 'SvelteElement') expression(it.tag);
    else if (it.type === 'SvelteHead' || it.type === 'SvelteFragment') w.write('undefined', s, e);
    else w.write(JSON.stringify(it.name), s, e);
    w.write(', {', s, e);
    writeAttributes(t, it.attributes);
    writeEvents(t, it.attributes);
    w.write('}', s, e);
    if (it.name === 'script') writeCode(it.fragment.nodes);
    else if (it.fragment.nodes.some((n) => n.type === 'ConstTag' || n.type === 'SnippetBlock')) {
      w.write(', ', s, e);
      writeFragment(it.fragment.nodes, s, e);
    } else writeChildren(it.fragment.nodes);
    w.write(')', s, e);
  }

  /** An inline script. */
  function writeCode(nodes: readonly Node[]): void {
    const [first] = nodes;
    if (first?.type !== 'Text' || first.data.trim() === '') return;
    w.write(', ', first.start, first.end);
    // A literal's first character stands one before its text.
    w.write(JSON.stringify(text.slice(first.start, first.end)), first.start - 1, first.end + 1);
  }

  /** Its events are not followed: they are handed over beside it. */
  function writeComponent(it: AST.Component | AST.SvelteComponent): void {
    const { start: s, end: e } = it;
    const listens = it.attributes.some((a) => a.type === 'OnDirective' || a.type === 'BindDirective');
    if (listens) w.write(`${ELEMENT}(undefined, {}, `, s, e);
    w.write(`${ELEMENT}(`, s, e);
    if (it.type === 'SvelteComponent') expression(it.expression);
    else w.write(it.name, s, e);
    w.write(', {', s, e);
    writeAttributes(t, it.attributes);
    writeSlots(it);
    w.write('})', s, e);
    if (!listens) return;
    const label = it.fragment.nodes.flatMap((n) => (n.type === 'Text' ? [n.data.trim()] : [])).join(' ');
    w.write(`, ${ELEMENT}(${JSON.stringify(`${it.name}-events`)}, {`, s, e);
    writeEvents(t, it.attributes);
    w.write(`}${label.trim() === '' ? '' : `, ${JSON.stringify(label)}`}))`, s, e);
  }

  /** The content is a function, since `{@render children()}` calls it; so are snippets and named slots. */
  function writeSlots(it: AST.Component | AST.SvelteComponent): void {
    const { start: s, end: e } = it;
    const rest: Node[] = [];
    for (const node of it.fragment.nodes) {
      const slot = 'attributes' in node ? staticName(node, 'slot') : undefined;
      if (node.type === 'SnippetBlock') {
        const name = node.expression as unknown as { readonly name: string };
        w.write(`${JSON.stringify(name.name)}: `, s, e);
        writeSnippet(node);
        w.write(', ', s, e);
      } else if (slot !== undefined && 'attributes' in node) {
        w.write(`${JSON.stringify(`slot:${slot}`)}: `, s, e);
        writeContent([node], node.attributes, s, e);
      } else rest.push(node);
    }
    if (!rest.some((n) => n.type !== 'Comment' && (n.type !== 'Text' || n.data.trim() !== ''))) return;
    w.write('"children": ', s, e);
    writeContent(rest, it.attributes, s, e);
  }

  /** `let:name={to}` takes a property of the slot. */
  function writeContent(
    nodes: readonly Node[],
    attributes: readonly { readonly type: string }[],
    s: number,
    e: number,
  ): void {
    const lets = attributes.filter((it): it is AST.LetDirective => it.type === 'LetDirective');
    w.write(lets.length > 0 ? '(({ ' : '(() => ', s, e);
    for (const it of lets) {
      w.write(JSON.stringify(it.name), it.start, it.end);
      w.write(': ', it.start, it.end);
      const to = it.expression as unknown as Span | null;
      if (to) w.copy(to.start, to.end);
      else w.write(it.name, it.start, it.end);
      w.write(', ', it.start, it.end);
    }
    if (lets.length > 0) w.write('}) => ', s, e);
    writeFragment(nodes, s, e);
    w.write('), ', s, e);
  }
}

function staticName(
  it: { readonly attributes: readonly { readonly type: string }[] },
  name: string,
): string | undefined {
  for (const each of it.attributes as readonly AST.Attribute[]) {
    if (each.type !== 'Attribute' || each.name !== name || each.value === true) continue;
    const [value] = Array.isArray(each.value) ? each.value : [each.value];
    return value?.type === 'Text' ? value.data : undefined;
  }
  return undefined;
}
