/**
 * Marks: what has happened on the ways to the current place. They live in the frame's state beside its
 * variables: under a negative number what has happened on every way (a join drops what one side lacks),
 * under a large one what has happened on some way.
 */
import type { Context } from '../machine/context';
import type { State } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { App, ChainLink, Registration } from './serving';

export type Mark =
  | { readonly k: 'registered'; readonly registration: Registration }
  | { readonly k: 'made'; readonly app: App }
  /** A call of it has ended; `early`: has come as far as its first `await`. */
  | { readonly k: 'returned' | 'early'; readonly ctx: Context }
  | { readonly k: 'awaited' }
  /** The reply to this link's request has been sent; this link has called on. */
  | { readonly k: 'sent' | 'called-on'; readonly link: ChainLink }
  | { readonly k: 'written'; readonly link: ChainLink; readonly path: string };

/** Far from bindings, and from the modes of SDKs (`opt-out-modes.ts`). */
const SURE = -100_000;
const POSSIBLE = 1_000_000_000;

function numberOf(m: Machine, mark: Mark): number {
  const { markKeys, marks } = m.serving;
  const id = idOf(mark);
  let number = markKeys.get(id);
  if (number === undefined) {
    number = marks.length;
    marks.push(mark);
    markKeys.set(id, number);
  }
  return number;
}

export function sureKey(m: Machine, mark: Mark): number {
  return SURE - numberOf(m, mark);
}

/** The mark that is sure under this key. */
export function markOf(m: Machine, key: number): Mark | undefined {
  return key <= SURE ? m.serving.marks[SURE - key] : undefined;
}

export function setMark(m: Machine, state: State | null, mark: Mark): void {
  state?.set(sureKey(m, mark), m.values.true);
  if (mark.k !== 'registered') state?.set(POSSIBLE + numberOf(m, mark), m.values.true);
}

export function isSure(m: Machine, state: State | null, mark: Mark): boolean {
  return state?.has(sureKey(m, mark)) ?? false;
}

/** On some way here. */
export function isPossible(m: Machine, state: State | null, mark: Mark): boolean {
  return state?.has(POSSIBLE + numberOf(m, mark)) ?? false;
}

/** The sure marks that tell of registrations. */
export function sureMarks(m: Machine, state: State | null): Set<number> {
  const sure = new Set<number>();
  for (const key of state?.keys() ?? []) {
    const kind = markOf(m, key)?.k;
    if (kind === 'registered' || kind === 'made' || kind === 'returned' || kind === 'early') sure.add(key);
  }
  return sure;
}

function idOf(mark: Mark): string {
  switch (mark.k) {
    case 'registered':
      return `registered ${mark.registration.id}`;
    case 'made':
      return `made ${mark.app.ref.id}`;
    case 'returned':
    case 'early':
      return `${mark.k} ${mark.ctx.id}`;
    case 'awaited':
      return mark.k;
    case 'sent':
    case 'called-on':
      return `${mark.k} ${mark.link.id}`;
    case 'written':
      return `written ${mark.link.id} ${mark.path}`;
  }
}
