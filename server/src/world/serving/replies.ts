/** Replies: a link of a framework that looks whether one was sent, and calls on when not. */
import { settled } from '../calls/calls';
import type { Cell } from '../machine/cell';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, newCell, readCell, writeCell } from '../machine/machine';
import type { Value } from '../values/value';
import { answerTexts } from './answer-texts';
import { passFlow } from './flow';
import { isSure, setMark } from './marks';
import { linkOfRequest, trackedIn } from './request';
import type { ChainLink } from './serving';

/** `reply.send(…)`: nothing after this link runs. */
export function sendReply(m: Machine, f: Frame, call: NativeCall): Value {
  for (const it of call.args) answerTexts(m, f, it, call.site);
  const link = linkOfRequest(m, call.self);
  if (link && call.sure) setMark(m, f.state, { k: 'sent', link });
  return call.self;
}

/** `reply.code(204)`: still the same reply. */
export function sameReply(_m: Machine, _f: Frame, call: NativeCall): Value {
  return call.self;
}

const openEnds = new WeakMap<Context, Cell>();

function openEndOf(m: Machine, ctx: Context): Cell {
  let cell = openEnds.get(ctx);
  if (!cell) openEnds.set(ctx, (cell = newCell(m)));
  return cell;
}

export function isReplySent(m: Machine, f: Frame, link: ChainLink): boolean {
  return isSure(m, f.state, { k: 'sent', link });
}

/** `return status(403)` */
export const replyOf: Native = (m, _f, call) => m.values.ref(m.refs.native('reply', replyOf, call.self));

/** Surely something, and not nothing. */
export function isReply(_m: Machine, { literals, refs, unknown }: Value): boolean {
  if (unknown || literals.length + refs.length === 0) return false;
  return !literals.includes(undefined) && refs.every((it) => it.truth === 'true' || it.kind === 'object');
}

/** A function that was given a reply ends here, and returns this. */
export function noteReplyAtEnd(m: Machine, f: Frame, value: Value): void {
  for (const arg of f.ctx.args) {
    const tracked = trackedIn(m, arg);
    if (!tracked?.dialect.endsOn || !f.ctx.callee || !tracked.link.callees.has(f.ctx.callee)) continue;
    const { link } = tracked;
    if (isReplySent(m, f, link) || tracked.dialect.repliesBy?.(m, settled(m, value, f.ctx))) return;
    link.calledOn.add(f.ctx);
    passFlow(m, f, link);
    writeCell(m, openEndOf(m, f.ctx), m.values.true, f.ctx);
    return;
  }
}

export function endsWithoutReply(m: Machine, f: Frame, ctx: Context): boolean {
  const facts = ctx.unit.facts.functions[ctx.fn];
  // With a callback it is the callback that calls on.
  if (facts && !facts.async && facts.params.length > 2) return false;
  return readCell(openEndOf(m, ctx), f.ctx) !== m.values.never;
}
