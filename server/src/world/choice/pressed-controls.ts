/**
 * Controls that code presses by itself: `document.getElementById('accept').click()`. What their handlers do is no act
 * of the consumer.
 *
 * By how files are written, whether it is reached or not. Code that presses something which is not told from the text
 * is taken to press the controls of its own file.
 */
import { isConsenting } from '../../catalogue/lexicon/consenting';
import type { Argument, Call, Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Machine } from '../machine/machine';

interface Presses {
  /** Ids, selectors and what else says which control. */
  readonly texts: ReadonlySet<string>;
  /** Through `ref.current`, or a variable that markup fills. */
  readonly byReference: boolean;
  readonly byUnknown: boolean;
}

export interface Control {
  /** Its id, name and classes, or the selector by which it was found. */
  readonly texts: readonly string[];
  readonly tag?: string | undefined;
  readonly isReferred: boolean;
  readonly facts: FileFacts;
}

const pressing = new WeakMap<Machine, Presses[]>();

/** A file that may hold a route. */
export function notePresses(m: Machine, facts: FileFacts): void {
  remembered(pressing, m, () => []).push(pressesIn(facts));
}

export function isPressed(m: Machine, control: Control): boolean {
  if (pressesIn(control.facts).byUnknown) return true;
  const own = new Set(control.texts.flatMap(tokens));
  return (pressing.get(m) ?? []).some(({ texts, byReference }) => {
    if (byReference && control.isReferred) return true;
    return [...texts].some((it) => isConsenting(it) || it === control.tag || tokens(it).some((word) => own.has(word)));
  });
}

function tokens(text: string): readonly string[] {
  return text.split(/[^\w-]+/).filter((it) => it.length > 1);
}

const known = new WeakMap<FileFacts, Presses>();
function pressesIn(facts: FileFacts): Presses {
  return remembered(known, facts, () => collect(facts));
}

function collect(facts: FileFacts): Presses {
  const texts = new Set<string>();
  let byReference = false;
  let byUnknown = false;
  forEachExpr(facts, (it) => {
    const pressed = it.k === 'call' ? pressedBy(it) : undefined;
    if (pressed) visit(pressed, 0);
  });
  return { texts, byReference, byUnknown };

  function visit(x: Argument, depth: number): void {
    if (x.k === 'chain' || x.k === 'spread') return visit(x.x, depth);
    if (x.k === 'log' || x.k === 'cond') {
      visit(x.a, depth);
      return visit(x.b, depth);
    }
    if (x.k === 'member' && x.name === 'current') byReference = true;
    else if (x.k === 'member' || x.k === 'index') visit(x.obj, depth);
    else if (x.k === 'call' || x.k === 'new') visitCall(x, depth);
    else if (x.k === 'ref' && depth < MAX_DEPTH) visitVariable(x.b, depth);
    else byUnknown = true;
  }

  function visitCall(x: Pick<Call, 'callee' | 'args'>, depth: number): void {
    const name = x.callee.k === 'member' || x.callee.k === 'global' ? x.callee.name : '';
    if (/^createElement/.test(name)) return;
    // Vue: a variable that markup fills.
    if (x.callee.k === 'ref' && x.args.every((it) => it.k === 'lit' && it.v === null)) byReference = true;
    else if (x.args.length === 0 && x.callee.k === 'member') visit(x.callee.obj, depth);
    else for (const it of x.args) textOf(it, depth);
  }

  function textOf(x: Argument, depth: number): void {
    if (x.k === 'lit') texts.add(String(x.v));
    else if (x.k === 'tpl') texts.add(x.strings.join(' '));
    else if (x.k === 'ref' && depth < MAX_DEPTH) {
      const init = initialised(facts, x.b);
      if (init) textOf(init, depth + 1);
      else byUnknown = true;
    } else if (x.k !== 'fn') byUnknown = true;
  }

  function visitVariable(b: number, depth: number): void {
    const init = initialised(facts, b);
    if (init) visit(init, depth + 1);
    // Svelte: `let input;` and `bind:this={input}`.
    else if (facts.bindings[b]?.kind === 'let') byReference = true;
    else byUnknown = true;
  }
}

const MAX_DEPTH = 3;

/** What is pressed: the receiver of `click()`, `requestSubmit()`, `trigger('click')`, `dispatchEvent(new MouseEvent('click'))`. */
function pressedBy({ callee, args }: Call): Expr | undefined {
  if (callee.k !== 'member') return undefined;
  const [first] = args;
  switch (callee.name) {
    case 'click':
    case 'requestSubmit':
    case 'onclick':
      return first === undefined || callee.name !== 'click' ? callee.obj : undefined;
    case 'trigger':
      return isAct(first) ? callee.obj : undefined;
    case 'dispatchEvent':
      return first?.k === 'new' && isAct(first.args[0]) ? callee.obj : undefined;
    default:
      return undefined;
  }
}

function isAct(x: Argument | undefined): boolean {
  return (
    x?.k === 'lit' && typeof x.v === 'string' && /^(?:click|change|submit|pointerup|mousedown|touchend)$/.test(x.v)
  );
}

const initialisers = new WeakMap<FileFacts, ReadonlyMap<number, Expr>>();
function initialised(facts: FileFacts, b: number): Expr | undefined {
  return remembered(initialisers, facts, () => {
    const found = new Map<number, Expr>();
    forEachExpr(facts, (it) => {
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls) if (target.k === 'pid' && init) found.set(target.b, init);
    });
    return found;
  }).get(b);
}
