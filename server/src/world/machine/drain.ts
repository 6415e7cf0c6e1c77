/** The worklist: what is queued is run until nothing changes, or until it was too much. */
import type { Token } from '../../std/token';
import type { Context } from './context';
import type { Machine } from './machine';

/** Of references in values: some 300 MB. Programs of thousands of files have a tenth of it. */
const MAX_HELD = 40_000_000;

/** Too much work, or too much to remember: what has not come to rest by now is given up. */
export function isExhausted(m: Machine): boolean {
  m.exhausted ||= m.work.runs > m.maxWork.runs || m.work.reads > m.maxWork.reads || m.values.held() > MAX_HELD;
  return m.exhausted;
}

/** Runs what is queued until nothing changes. `step` runs one context. */
export async function drain(m: Machine, token: Token, step: (ctx: Context) => void): Promise<void> {
  for (let ctx = m.queue.shift(); ctx; ctx = m.queue.shift()) {
    if (isExhausted(m)) {
      m.queue.length = 0;
      return;
    }
    ctx.queued = false;
    step(ctx);
    const pause = token.pause();
    if (pause) await pause;
  }
}
