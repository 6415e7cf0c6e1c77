/** Whether gates in sight account for all that a consumer who opted out does not reach. */
import type { Worlds } from '../world/evaluate-worlds';
import { OPTED_OUT } from '../world/worlds';
import { type GateSearch, isCutOff } from './gates';
import { collectTouchpoints, touchpointsAs } from './touchpoints';

/**
 * The slice that a later world runs (`relevance/slice.ts`) is trusted where gates stand on every way. Where something
 * is not reached for another reason, all of the program is run.
 */
export async function accountedFor(worlds: Worlds, quote: GateSearch['quote']): Promise<Worlds> {
  const { anyone, optedOut, scope } = worlds;
  if (scope === 'nothing' || !optedOut.prior?.slice || areCutOff({ anyone, optedOut, quote })) return worlds;
  const whole = await worlds.further(OPTED_OUT, true);
  return { ...worlds, optedOut: whole, scope: whole.exhausted ? 'nothing' : scope };
}

function areCutOff(search: GateSearch): boolean {
  const open = touchpointsAs(search.anyone, search.optedOut);
  return [...collectTouchpoints(search.anyone).values()].every(
    ({ key, contexts, sink }) => open.has(key) || isCutOff(search, contexts, sink.site),
  );
}
