/**
 * Links whose answer is put on the request before the rest runs: `derive` of Elysia, `pre` of Hapi. The rest runs from
 * where the function has ended, so that what ends it otherwise is on the way.
 */
import { callValue, settled } from '../calls/calls';
import { callApart } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { trackedIn } from './request';
import { callOn, resume } from './serve';

/** Puts the answer there; false where nothing runs after it. */
export type Take = (m: Machine, f: Frame, request: ObjectRef, answer: Value) => boolean;

/** `count`: how many arguments the function is given. */
export function answering(m: Machine, name: string, callee: Value, count: number, take: Take): Value {
  const run: Native = (mm, f, call) => {
    const [fn = mm.values.undefined, ...given] = call.args;
    goOn(mm, f, call, { fn, args: given.slice(0, count), next: given.at(-1) ?? mm.values.undefined, take });
    return mm.values.undefined;
  };
  return m.values.ref(m.refs.native(name, run, m.values.undefined, [callee]));
}

interface Given {
  readonly fn: Value;
  readonly args: readonly Value[];
  readonly next: Value;
  readonly take: Take;
}

function goOn(m: Machine, f: Frame, call: NativeCall, { fn, args, next, take }: Given): void {
  const { site } = call;
  const [request] = args;
  const tracked = request && trackedIn(m, request);
  const ref = request?.refs.find((it): it is ObjectRef => it.kind === 'object');
  if (!tracked || !ref) return;
  const { value } = callApart(m, f, fn, args, call);
  for (const ctx of f.ctx.trace.sites.get(site) ?? []) {
    const isIts = ctx.callee && fn.refs.includes(ctx.callee) && ctx.args.some((it) => it.refs.includes(ref));
    if (!isIts) continue;
    resume(m, ctx, `answer ${tracked.link.id}`, ctx.mode, (frame) => {
      const answer = settled(m, readCell(ctx.result, frame.ctx), frame.ctx);
      if (answer !== m.values.never && take(m, frame, ref, answer)) callOn(m, frame, tracked.link, site);
    });
  }
  // Of what is not in sight nothing is known but that it answers.
  const isSeen = !fn.unknown && fn.literals.length === 0 && fn.refs.every((it) => it.kind === 'function');
  if (isSeen || value === m.values.never || !take(m, f, ref, settled(m, value, f.ctx))) return;
  callValue(m, f, { callee: next, self: m.values.undefined, args: [], site });
}
