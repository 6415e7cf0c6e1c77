/**
 * The quick fix for a tag in a component's template: shown only where the project's own gate allows.
 *
 * `{#if !hasOptedOut()}…{/if}` in Svelte, `v-if` in Vue, `{… && …}` in Astro; the gate is imported in the component's
 * script. A tag of a plain page has no script that could import one.
 */
import type { FileFacts } from '../facts/ir';
import { allowsOperand, type Condition } from './condition';
import { type Fix, isNoFix, type NoFix } from './fix';
import { findArguments } from './gate-arguments';
import { bindGate } from './gate-binding';
import { type Insertion, toEdits } from './insertion';
import type { Place } from './new-gate';
import type { ProjectGate } from './project-gates';
import { codeOf, readSource, type Source, type Span } from './source';
import { indentationAt, lineEnd } from './style';
import { renderClash, rendersOnServer } from './surface-clash';

export interface MarkupInput {
  readonly place?: Pick<Place, 'packages'>;
  readonly text: string;
  readonly facts: Pick<FileFacts, 'path' | 'problems'>;
  readonly span: Span;
  readonly gate: ProjectGate;
  readonly resolveSpecifier: (from: string, to: string) => string | undefined;
}

export function wrapMarkup({ text, facts, span, gate, place, resolveSpecifier }: MarkupInput): Fix | NoFix {
  const { path } = facts;
  const form = FORMS[/\.(\w+)$/.exec(path)?.[1] ?? ''];
  if (!form)
    return { why: path.endsWith('.mdx') ? NO_FIX_IN_MDX : 'This page has no script that could import a gate.' };
  if (facts.problems.length > 0) return { why: 'The file has a syntax error.' };
  const isTag = text[span[0]] === '<';
  if (!isTag && !isWholeHandler(text, span, form)) return { why: 'It stands in an expression of the template.' };
  if (gate.surface !== form.side && gate.surface !== 'unknown')
    return { why: `\`${gate.name}\` runs only ${gate.surface === 'server' ? 'on the server' : 'in the browser'}.` };
  if (gate.async && form.side === 'client') return { why: 'A template cannot wait for a value.' };
  const clash = isTag && form.side === 'client' ? renderClash(gate, rendersOnServer(place?.packages)) : undefined;
  if (clash) return clash;
  const block = codeOf(path, text);
  if (!block) return { why: 'The component has no script that could import a gate.' };
  const source = readSource(path, text, block);
  const end = source.file.endOfFileToken;
  const bound = bindGate(source, end, { gate, specifier: resolveSpecifier(path, gate.file) });
  if (isNoFix(bound)) return bound;
  const passed = findArguments(end, gate.name, gate.parameters, form.given);
  if (isNoFix(passed)) return passed;
  const condition: Condition = {
    call: `${bound.callee}(${passed.join(', ')})`,
    async: gate.async,
    polarity: gate.polarity,
  };
  const wrapped = isTag
    ? form.wrap(source, span, condition)
    : [{ at: span[0], text: `${allowsOperand(condition)} && ` }];
  if (isNoFix(wrapped)) return wrapped;
  return {
    id: `wrap-markup:${gate.file}#${gate.exported}`,
    title: `Gate with \`${condition.call}\``,
    preferred: true,
    safe: false,
    promised: 'gated',
    edits: toEdits(path, [...bound.insertions, ...wrapped]),
  };
}

const NO_FIX_IN_MDX = 'The imports of an MDX page are not changed by a fix.';

interface Form {
  /** Where what a template asks is asked. */
  readonly side: 'client' | 'server';
  /** What every template has, by the names of parameters that take it. */
  readonly given?: { readonly [name: string]: string };
  /** What stands before the one call that a handler makes, and after it. */
  readonly handler: readonly [before: RegExp, after: RegExp] | undefined;
  readonly wrap: (source: Source, span: Span, condition: Condition) => Insertion[] | NoFix;
}

const FORMS: { readonly [extension: string]: Form | undefined } = {
  svelte: {
    side: 'client',
    handler: [/\son:?[\w|]+=\{\s*(?:\([^()]*\)|\w+)\s*=>\s*$/, /^\s*\}/],
    wrap: inBlock,
  },
  vue: {
    side: 'client',
    handler: [/\s(?:@|v-on:)[\w.:-]+="\s*(?:(?:\([^()]*\)|\w+)\s*=>\s*)?$/, /^\s*;?\s*"/],
    wrap: asDirective,
  },
  astro: {
    side: 'server',
    given: { cookies: 'Astro.cookies', request: 'Astro.request' },
    handler: undefined,
    wrap: inExpression,
  },
};

/** Nobody looks at what a handler of an event returns. */
function isWholeHandler(text: string, [start, end]: Span, { handler }: Form): boolean {
  const [before, after] = handler ?? [];
  return before?.test(text.slice(0, start)) === true && after?.test(text.slice(end)) === true;
}

function inBlock(source: Source, [start, end]: Span, condition: Condition): Insertion[] {
  const newLine = source.style.eol + indentationAt(source.text, start);
  const isAlone = hasOwnLine(source.text, [start, end]);
  const [open, close] = isAlone ? [`${newLine}${source.style.unit}`, newLine] : ['', ''];
  return [
    { at: start, text: `{#if ${allowsOperand(condition)}}${open}` },
    { at: end, text: `${close}{/if}` },
  ];
}

function asDirective({ text }: Source, [start, end]: Span, condition: Condition): Insertion[] | NoFix {
  const tag = text.slice(start, end);
  const open = /^<[\w.-]+/.exec(tag)?.[0];
  const head = /^<(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(tag)?.[0] ?? tag;
  if (!open || /\sv-(?:if|else|else-if|for)\b/.test(head))
    return { why: 'The tag has a condition or a loop of its own.' };
  const gap = /^\s*\r?\n\s*/.exec(tag.slice(open.length))?.[0] ?? ' ';
  return [{ at: start + open.length, text: `${gap}v-if="${allowsOperand(condition)}"` }];
}

function inExpression({ text }: Source, [start, end]: Span, condition: Condition): Insertion[] | NoFix {
  const tag = text.slice(start, end);
  if (/^<script\b/i.test(tag) && !/\bis:inline\b|\bsrc=/.test(tag))
    return { why: 'Astro bundles this script, whatever stands around it.' };
  return [
    { at: start, text: `{${allowsOperand(condition)} && ` },
    { at: end, text: '}' },
  ];
}

function hasOwnLine(text: string, [start, end]: Span): boolean {
  return (
    indentationAt(text, start).length === start - (text.lastIndexOf('\n', start - 1) + 1) &&
    text.slice(end, lineEnd(text, end)).trim() === ''
  );
}
