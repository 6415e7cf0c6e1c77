/**
 * Check 2: can consent be withdrawn, and does that take effect at once?
 *
 * It is a right of the consumer, so the check always applies; where nothing is collected it passes and says so.
 */
import type { Duties } from '../../../../shared/src/duties';
import type { Finding } from '../../../../shared/src/model';
import { type CheckInput, type Decision, defineCheck } from '../check';
import { saysWhy } from '../to-finding';
import { findConsentDefaultAllow } from './findings/consent-default-allow';
import { findConsentNotLatest } from './findings/consent-not-latest';
import { findPreferenceNeverWritten } from './findings/preference-never-written';
import { findStaleConsent } from './findings/stale-consent';
import { findWithdrawalMissing } from './findings/withdrawal-missing';
import { findWithdrawalNotEnforced } from './findings/withdrawal-not-enforced';
import { findWithdrawalNotFlushed } from './findings/withdrawal-not-flushed';
import { findWithdrawalNotLogged } from './findings/withdrawal-not-logged';
import { processingTypes, processingWord, vendorsStopped } from './withdrawals';

export default defineCheck({
  id: 'community-privacy-controls.data-rights.consent-withdrawal',
  severity: 'high',
  law: ['GDPR Art. 7(3)', 'CCPA § 1798.120'],
  docs: {
    question: 'Can each consent be withdrawn, and does collection stop at once?',
    fails: `const allowed = localStorage.getItem('analytics_consent') === 'granted';\nexport function track() {\n  if (allowed) mixpanel.track('Visit');\n}`,
    passes: `export function track() {\n  if (localStorage.getItem('analytics_consent') === 'granted') mixpanel.track('Visit');\n}`,
  },

  decide(input: CheckInput): Decision {
    const findings = [
      ...findWithdrawalMissing(input),
      ...findWithdrawalNotEnforced(input),
      ...findPreferenceNeverWritten(input),
      ...findStaleConsent(input),
      ...findConsentNotLatest(input),
      ...findConsentDefaultAllow(input),
      ...findWithdrawalNotFlushed(input),
      ...findWithdrawalNotLogged(input),
    ];
    const verdict = findings.length > 0 ? 'fail' : 'pass';
    return { verdict, sentence: renderSentence(input, findings), findings };
  },
});

const BEYOND = 'What lies beyond is for a person to check.';

function saysNothingStored({ complete }: Duties): string {
  if (complete) return 'No consent is stored that would have to be withdrawn.';
  return `No stored consent was found in the code that could be followed, so none has to be withdrawn there. ${BEYOND}`;
}

/** `analytics`, `sale and sharing, and for all processing` */
function joined(types: readonly string[]): string {
  const [last = '', ...before] = [...types].reverse();
  return before.length === 0 ? last : `${before.reverse().join(', for ')}, and for ${last}`;
}

function renderSentence({ pathways, duties }: CheckInput, findings: readonly Finding[]): string {
  if (findings.length > 0) {
    const rules = [...new Set(findings.map((it) => it.ruleId))].sort();
    return `Withdrawal of consent is limited. ${saysWhy(rules)}`;
  }
  const types = processingTypes(duties).map((it) => processingWord(it.type));
  const { platforms } = duties;
  const stopped = vendorsStopped({ pathways, duties });
  return [
    pathways.length === 0 && 'No third-party sharing pathway was found.',
    types.length > 0 && `A choice can be withdrawn for ${joined(types)}.`,
    platforms.length > 0 && `Consent platform: ${platforms.map((it) => it.name).join(', ')}.`,
    stopped.length > 0 && `The program tells ${stopped.join(', ')} to stop.`,
    types.length + platforms.length + stopped.length === 0 && saysNothingStored(duties),
    types.length + platforms.length + stopped.length > 0 &&
      !duties.complete &&
      `Not all code that serves choices could be followed. ${BEYOND}`,
  ]
    .filter((it) => it !== false)
    .join(' ');
}
