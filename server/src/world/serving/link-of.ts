/** The place in a server's chain that a context runs in, if it is a link's own function: for routes and gates. */
import type { Context } from '../machine/context';
import type { Machine } from '../machine/machine';
import type { ChainLink } from './serving';

export function linkOf(m: Machine, ctx: Context): ChainLink | undefined {
  return m.serving.runs.get(ctx);
}
