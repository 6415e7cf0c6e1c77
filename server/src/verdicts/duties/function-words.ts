/** What the code of one function calls, sets and returns, by name: for what is not followed as values. */
import type { Expr, FileFacts } from '../../facts/ir';
import { lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

export interface FunctionWords {
  /** Last names of what it calls. */
  readonly calls: ReadonlySet<string>;
  /** Last names of what it assigns to. */
  readonly sets: ReadonlySet<string>;
  /** It returns something that a client can see. */
  readonly answers: boolean;
  /** That is a response of the platform, with a body. */
  readonly responds: boolean;
  /** It makes markup. */
  readonly renders: boolean;
  /** Elements that show something, by tag. */
  readonly tags: ReadonlySet<string>;
}

interface Words {
  readonly calls: Set<string>;
  readonly sets: Set<string>;
  answers: boolean;
  responds: boolean;
  renders: boolean;
  readonly tags: Set<string>;
}

const known = new WeakMap<FileFacts, readonly FunctionWords[]>();

export function wordsOf(facts: FileFacts, fn: number): FunctionWords | undefined {
  return remembered(known, facts, () => collectWords(facts))[fn];
}

function collectWords(facts: FileFacts): readonly FunctionWords[] {
  const all: Words[] = facts.functions.map(() => ({
    calls: new Set(),
    sets: new Set(),
    answers: false,
    responds: false,
    renders: false,
    tags: new Set(),
  }));
  forEachExpr(facts, (node, fn) => {
    const words = all[fn];
    if (!words) return;
    if (node.k === 'call') words.calls.add(lastName(facts, node.callee));
    else if (node.k === 'new') words.calls.add(`new ${lastName(facts, node.callee)}`);
    else if (node.k === 'assign') {
      const { target } = node;
      if (target.k === 'pmem' && target.x.k === 'member') words.sets.add(target.x.name);
      else if (target.k === 'pid') words.sets.add(facts.bindings[target.b]?.name ?? '');
      else if (target.k === 'pglobal') words.sets.add(target.name);
    } else if (node.k === 'return' && node.x && isAnswer(facts, node.x)) {
      words.answers = true;
      words.responds ||= isResponse(facts, node.x);
    }
    if (node.k === 'jsx') {
      words.renders = true;
      if (typeof node.tag === 'string') words.tags.add(node.tag);
    }
  });
  return all;
}

/** `Response.json({ … })`, `new Response('ok')` */
function isResponse(facts: FileFacts, x: Expr): boolean {
  if (x.k === 'await') return isResponse(facts, x.x);
  if (x.k === 'new') return RESPONSE.test(lastName(facts, x.callee));
  return x.k === 'call' && x.callee.k === 'member' && RESPONSE.test(lastName(facts, x.callee.obj));
}

const RESPONSE = /^(?:Next)?Response$/;

/** `new Response(null, { status: 204 })` and an ended reply without a body are none. */
function isAnswer(facts: FileFacts, x: Expr): boolean {
  switch (x.k) {
    case 'undef':
      return false;
    case 'lit':
      return x.v !== null;
    case 'await':
      return isAnswer(facts, x.x);
    case 'new': {
      const [body] = x.args;
      return body !== undefined && body.k !== 'undef' && !(body.k === 'lit' && (body.v === null || body.v === ''));
    }
    case 'call':
      return !/^(?:end|sendStatus|status|next|error|text_?empty|noContent)$/.test(lastName(facts, x.callee));
    default:
      return true;
  }
}
