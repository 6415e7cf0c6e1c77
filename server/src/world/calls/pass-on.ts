/** What a middleware runs by calling on: it fails where it fails, not where it was called. `site`: in a server, the call. */
import type { Site } from '../machine/context';
import { copyState, type Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';

export function passOn(m: Machine, f: Frame, run: (f: Frame) => void, site?: Site): void {
  const { handler } = f;
  f.handler = { state: null, value: m.values.never };
  run({ ...f, state: copyState(f.state) });
  f.handler = handler;
  for (const it of (site && f.ctx.trace.sites.get(site)) ?? []) m.serving.behind.add(it);
}
