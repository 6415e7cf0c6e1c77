/**
 * Check 3: are opt-out requests processed within 15 business days?
 *
 * Every handler is listed as real-time or queued. A real-time opt-out whose pathways are all confirmed meets the
 * deadline by itself. Findings of severity error and warning fail the check, save where the law page says not.
 */
import type { Finding } from '../../../../shared/src/model';
import { type CheckInput, type Decision, defineCheck } from '../check';
import { count, saysWhy } from '../to-finding';
import { isOpen } from './deadline';
import { findOptOutInbox } from './findings/opt-out-inbox';
import { findOptOutMissing } from './findings/opt-out-missing';
import { findOptOutNoDeadline } from './findings/opt-out-no-deadline';
import { findOptOutNoTimestamp } from './findings/opt-out-no-timestamp';
import { findOptOutNotImmediate } from './findings/opt-out-not-immediate';
import { findOptOutNotRecorded } from './findings/opt-out-not-recorded';
import { findOptOutStatusNotShown } from './findings/opt-out-status-not-shown';
import { findOptOutUnconfirmed } from './findings/opt-out-unconfirmed';
import { findRemovalDueSoon } from './findings/removal-due-soon';
import { findRemovalMalformed } from './findings/removal-malformed';
import { findRemovalOverdue } from './findings/removal-overdue';
import { findRemovalPersonalData } from './findings/removal-personal-data';
import { findThirdPartiesNotNotified } from './findings/third-parties-not-notified';
import { allConfirmed, countedPathways, optOutHandlers } from './opt-outs';
import { parseRemovals, type Removal } from './removals';

/** These stand beside a pass. */
const NOT_FAILING = new Set<Finding['ruleId']>(['opt-out-status-not-shown', 'removal-due-soon']);

export default defineCheck({
  id: 'ccpa-readiness.opt-out.opt-out-processing-time',
  severity: 'medium',
  law: ['CCPA § 1798.120', 'CCPA § 1798.135', '11 CCR § 7026(f)(1)'],
  docs: {
    question: 'Are opt-out requests processed within 15 business days?',
    fails: `export async function POST(req) {\n  await sendEmail({ to: 'privacy@acme.test', subject: 'Opt-out request' });\n}`,
    passes: `export async function POST() {\n  (await cookies()).set('ccpa_opt_out', '1');\n  return Response.json({ optedOut: true });\n}`,
  },

  decide(input: CheckInput): Decision {
    const { operations, deadlines } = input;
    const removals = operations ? parseRemovals(operations, deadlines) : [];
    const handlers = optOutHandlers(input.duties);
    const isApplicable = countedPathways(input).length > 0 || handlers.length > 0 || removals.length > 0;
    if (!isApplicable)
      return {
        verdict: 'not-applicable',
        sentence: 'No third-party sharing pathway counts, and no opt-out handler was found.',
        findings: [],
      };
    const findings = [
      ...findOptOutMissing(input),
      ...findOptOutNotImmediate(input),
      ...findOptOutNotRecorded(input),
      ...findOptOutNoTimestamp(input),
      ...findOptOutUnconfirmed(input),
      ...findThirdPartiesNotNotified(input),
      ...findOptOutNoDeadline(input, removals),
      ...findOptOutInbox(input),
      ...findOptOutStatusNotShown(input),
      ...findRemovalOverdue(input, removals),
      ...findRemovalDueSoon(input, removals),
      ...findRemovalMalformed(input, removals),
      ...findRemovalPersonalData(removals),
    ];
    const verdict = findings.some((it) => !NOT_FAILING.has(it.ruleId)) ? 'fail' : 'pass';
    return { verdict, sentence: renderSentence(input, verdict, findings, removals), findings };
  },
});

function renderSentence(
  input: CheckInput,
  verdict: Decision['verdict'],
  findings: readonly Finding[],
  removals: readonly Removal[],
): string {
  const { platforms } = input.duties;
  const handlers = optOutHandlers(input.duties);
  const n = (mode: (typeof handlers)[number]['mode']) => handlers.filter((it) => it.mode === mode).length;
  const failing = [...new Set(findings.filter((it) => !NOT_FAILING.has(it.ruleId)).map((it) => it.ruleId))].sort();
  const isAutomatic =
    verdict === 'pass' && n('queued') === 0 && n('real-time') + platforms.length > 0 && allConfirmed(input);
  const isAbout = countedPathways(input).length > 0;
  return [
    handlers.length === 0
      ? `No opt-out handler was found${input.duties.complete ? '' : ' in the code that could be followed'}.`
      : `${count(handlers.length, 'opt-out handler')}: ${n('real-time')} real-time, ${n('queued')} queued, ${n('inbox')} to an inbox only.`,
    platforms.length > 0 && `Consent platform: ${platforms.map((it) => it.name).join(', ')}, real-time.`,
    isAutomatic && !isAbout && 'No third-party sharing pathway was found, so none waits for an opt-out.',
    isAutomatic &&
      isAbout &&
      'Every opt-out takes effect in real time on every pathway, so the deadline of 15 business days is met automatically.',
    removals.length > 0 && `${count(removals.length, 'third-party removal')}, ${removals.filter(isOpen).length} open.`,
    verdict === 'pass' && n('queued') > 0 && 'Queued requests are tracked until they are done.',
    verdict === 'fail' && saysWhy(failing),
  ]
    .filter((it) => it !== false)
    .join(' ');
}
