/**
 * `withdrawal-not-enforced`: a choice is stored, and no test on the way to any touchpoint reads it: a phantom control.
 *
 * A vendor's own opt-out in the handler enforces it too. Choices about messages (newsletters, notifications) are
 * not about what is shared here.
 */
import type { ChoiceWrite } from '../../../../../shared/src/duties';
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding, touchpointsOf } from '../../to-finding';

const ABOUT_MESSAGES = /e?mail|newsletter|sms|unsubscri|notif|push|digest|suppress/i;

export function findWithdrawalNotEnforced({ pathways, duties }: CheckInput): Finding[] {
  const open = pathways.filter((it) => it.status === 'ungated');
  const isTold = duties.handlers.some((it) => it.stops.length > 0);
  if (open.length === 0 || !duties.complete || isTold || duties.readsUnnamed || duties.platforms.length > 0) return [];
  const read = new Set(duties.read);
  const found = new Map<string, ChoiceWrite>();
  for (const it of duties.writes) {
    const counts =
      it.says !== 'allows' &&
      it.storedIn !== 'page' &&
      !read.has(it.name.toLowerCase()) &&
      !ABOUT_MESSAGES.test(it.name);
    if (counts && !found.has(it.name)) found.set(it.name, it);
  }
  return [...found.values()].map((it) =>
    toFinding('withdrawal-not-enforced', {
      at: it,
      message: `A choice is stored in \`${it.name}\`, and no test on the way to a third party reads it.`,
      related: touchpointsOf(open),
    }),
  );
}
