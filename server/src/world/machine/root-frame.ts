/** The frame of a context that stands for a framework or the outside: no variables, and nothing around it. */
import type { Context, Site } from './context';
import { type Frame, startFrame } from './frame';

/** Where the outside calls from: no place. */
export const NOWHERE = { k: 'undef', s: 0, e: 0 } as Site;

export function rootFrame(ctx: Context): Frame {
  return startFrame(ctx, { exposed: true, handler: undefined });
}
