/**
 * Templates of Angular components: in a file of their own, or a text in the component's decorator. Each is a module
 * whose default export makes the elements of a component that it is given.
 *
 * The names with two underscores come from `@angular/core`; what they do stands in `world/natives/angular-templates.ts`.
 */
import { guarded, lowerFile } from '../../collect';
import type { Expr, FileFacts, FunctionFacts, GlobalRef, Pattern } from '../../ir';
import { parse } from '../../parse';
import { ELEMENT, type MarkupScript, type Problem } from '../language';
import { placed } from '../place-facts';
import { createVirtualWriter } from '../virtual-text';
import { elementsIn, writeTemplate } from './template';
import { parseTemplate } from './tree';

const SYNTAX =
  /\s\*ng[A-Z]\w*|@(?:if|for|switch|defer|let)\b\s*[({\w]|\s\[?\([\w.:-]+\)\]?\s*=\s*["']|\s\[[\w.-]+\]\s*=\s*["']|<\w+-[\w-]+/;
const PAGE = /<!doctype|<html\b|<body\b|<script\b|\son[a-z]+\s*=\s*["']/i;
/** Alpine, Vue, htmx. */
const OTHERS = /\s(?:x-[a-z]|v-[a-z]|hx-[a-z]|@[a-z]+[\w.:-]*\s*=|:[a-z])/i;

/** A file of markup that only a component can be made of. */
export function isTemplate(path: string, text: string): boolean {
  return !PAGE.test(text) && (/\.component\.html$/.test(path) || (SYNTAX.test(text) && !OTHERS.test(text)));
}

const TEMPLATE = '__template';

/** Where the facts are a template's: the binding that holds the function which makes it, else -1. */
export function templateIn({ bindings }: FileFacts): number {
  return bindings.findIndex((it) => it.name === TEMPLATE);
}

/** Undefined while the parser is not loaded. */
export function toScript(text: string, from = 0): MarkupScript | undefined {
  const tree = parseTemplate(text, from, text.length);
  if (!tree) return undefined;
  const w = createVirtualWriter(text);
  const problems: Problem[] = [];
  const e = text.length;
  w.write(
    `import { __tag, __pipe, __as, __renderList, __structural, __asksForViews } from '@angular/core';\n`,
    from,
    from,
  );
  w.write(`export default function ${TEMPLATE}(__self) { return ${ELEMENT}(undefined, {}`, from, e);
  writeTemplate({ w, text, problems }, tree);
  w.write('); }\n', from, e);
  const references = [...elementsIn(tree.parts)].flatMap((it) =>
    it.attributes.flatMap(({ name }) => (name.startsWith('#') ? [name.slice(1)] : [])),
  );
  const settle = (facts: FileFacts) => settleTemplate(facts, new Set(references));
  return { virtual: w.done(), extension: '.ts', problems, settle };
}

/** `text` stands at `offset` in the file of this path. */
export function collectTemplate(
  path: string,
  text: string,
  offset: number,
  lineStarts: readonly number[],
): FileFacts | undefined {
  const whole = ' '.repeat(offset) + text;
  const as = `${path}.ts`;
  const script = toScript(whole, offset);
  if (!script) return undefined;
  const { virtual, problems, settle } = script;
  return guarded(as, whole, () => {
    const facts = { ...placed(lowerFile(as, parse(as, virtual.text)), virtual), path, lineStarts, problems };
    return settle ? settle(facts) : facts;
  });
}

/** Names of the language that a template may use; all else is the component's. */
const GLOBALS = /^(?:undefined|\$.*|__.*)$/;

type Plain = Record<string, unknown>;

function settleTemplate(facts: FileFacts, references: ReadonlySet<string>): FileFacts {
  const self = facts.bindings.findIndex((it) => it.name === '__self');
  const isOwn = (name: string) => !GLOBALS.test(name) && !references.has(name);
  return {
    ...facts,
    // Handlers see the component.
    bindings: facts.bindings.map((it, b) => (b === self ? { ...it, captured: true } : it)),
    functions: facts.functions.map((it) => change(named(it)) as typeof it),
  };

  /** As a route shows it. */
  function named(it: FunctionFacts): FunctionFacts {
    return it.name === TEMPLATE ? { ...it, name: 'template' } : it;
  }

  function change(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Plain;
    if (node.k === 'global' && isOwn(String(node.name))) return member(node as unknown as GlobalRef);
    if (node.k === 'pglobal' && isOwn(String(node.name))) {
      const { s, e } = node as unknown as GlobalRef;
      return { k: 'pmem', s, e, x: member(node as unknown as GlobalRef) } as Pattern;
    }
    return Object.fromEntries(Object.entries(node).map(([key, it]) => [key, change(it)]));
  }

  function member({ s, e, name }: GlobalRef): Expr {
    return { k: 'member', s, e, name, n: s, obj: { k: 'ref', s, e, b: self } };
  }
}
