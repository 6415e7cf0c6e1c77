/**
 * `opt-out-status-not-shown`: nothing that is rendered depends on the choice, so a consumer cannot see whether an
 * opt-out or a preference signal was processed (11 CCR § 7025(c)(6), § 7026(g)). A consent platform shows it itself.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { countedPathways, optOutHandlers } from '../opt-outs';

export function findOptOutStatusNotShown(input: CheckInput): Finding[] {
  const { duties } = input;
  // A request that only reaches an inbox has its own finding.
  const at = optOutHandlers(duties).find((it) => it.mode !== 'inbox');
  const isDue = duties.showsStatus === false && duties.platforms.length === 0 && countedPathways(input).length > 0;
  if (!at || !isDue) return [];
  const message = 'An opt-out is taken here, and nothing that the program renders shows whether it was processed.';
  return [toFinding('opt-out-status-not-shown', { at, message })];
}
