/** The frame of a context that stands for a framework or the outside: no variables, and nothing around it. */
import type { Context } from './context';
import type { Frame } from './frame';

export function rootFrame(ctx: Context): Frame {
  return {
    ctx,
    unit: ctx.unit,
    state: new Map(),
    targets: [],
    handler: undefined,
    decidedBy: [],
    exposed: true,
    chain: undefined,
    region: undefined,
    jumps: 0,
  };
}
