/**
 * Check 1: once a consumer has opted out, does any sharing with a third party still run?
 *
 * X counts confirmed pathways, Y those that are gated, limited or ungated. Exempt ones are in neither and are
 * named beside it, as are limited ones, since their data still leaves.
 */
import type { Pathway } from '../../../../shared/src/model';
import { type CheckInput, type Decision, defineCheck } from '../check';
import { findLimitedSharing } from './findings/limited-sharing';
import { findUngatedSharing } from './findings/ungated-sharing';

export default defineCheck({
  id: 'ccpa-readiness.opt-out.third-party-sharing-gated',
  severity: 'medium',
  law: ['CCPA § 1798.120'],
  docs: {
    question: 'Once a consumer has opted out, does any sharing with a third party still run?',
    fails: `fbq('track', 'Purchase');`,
    passes: `if (await isUserOptedOut(userId)) return;\nfbq('track', 'Purchase');`,
  },

  decide(input: CheckInput): Decision {
    const counted = input.pathways.filter((it) => it.status !== 'exempt');
    return {
      verdict: decideVerdict(counted, input.accepted),
      sentence: renderSentence(input, counted),
      findings: [...findUngatedSharing(counted), ...findLimitedSharing(counted, input.accepted)],
    };
  },
});

function decideVerdict(counted: readonly Pathway[], accepted: CheckInput['accepted']): Decision['verdict'] {
  if (counted.length === 0) return 'not-applicable';
  const isAllowed = (it: Pathway) => it.confirmed || (it.status === 'limited' && accepted.has(it.id));
  return counted.every(isAllowed) && counted.some((it) => it.confirmed) ? 'pass' : 'fail';
}

function renderSentence({ pathways, accepted, unread = 0 }: CheckInput, counted: readonly Pathway[]): string {
  const confirmed = counted.filter((it) => it.confirmed).length;
  const limited = counted.filter((it) => it.status === 'limited').length;
  const exempt = pathways.length - counted.length;
  const verdict = decideVerdict(counted, accepted);
  return [
    `${confirmed} of ${counted.length} third-party sharing pathways confirmed gated on opt-out preference.`,
    verdict === 'pass' && 'All advertising pixels suppressed when opt-out active.',
    verdict === 'not-applicable' && 'No third-party sharing pathway counts.',
    limited > 0 && `${count(limited)} limited: data still leaves under the vendor's restriction of use.`,
    exempt > 0 && `${count(exempt)} exempt.`,
    unread > 0 &&
      `${unread === 1 ? '1 template names a third party and is' : `${unread} templates name third parties and are`} not analysed.`,
  ]
    .filter((it) => it !== false)
    .join(' ');
}

function count(n: number): string {
  return n === 1 ? '1 pathway is' : `${n} pathways are`;
}
