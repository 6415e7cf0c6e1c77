/**
 * What a finding's id means, in one sentence, and the check that it belongs to (null: to none).
 *
 * The records are total over `RuleId`, so a new id does not compile until it is decided here.
 */
import type { CheckId, RuleId } from './model';

const SHARING: CheckId = 'ccpa-readiness.opt-out.third-party-sharing-gated';
const WITHDRAWAL: CheckId = 'community-privacy-controls.data-rights.consent-withdrawal';
const PROCESSING: CheckId = 'ccpa-readiness.opt-out.opt-out-processing-time';

export const RULE_CHECKS: { readonly [rule in RuleId]: CheckId | null } = {
  'ungated-sharing': SHARING,
  'limited-sharing': SHARING,
  'preference-ignored': SHARING,
  'wrong-purpose': SHARING,
  'gpc-ignored': SHARING,
  'shares-before-consent': SHARING,
  'unawaited-preference': SHARING,
  'withdrawal-missing': WITHDRAWAL,
  'withdrawal-not-enforced': WITHDRAWAL,
  'withdrawal-not-flushed': WITHDRAWAL,
  'withdrawal-not-logged': WITHDRAWAL,
  'stale-consent': WITHDRAWAL,
  'consent-not-latest': WITHDRAWAL,
  'consent-default-allow': WITHDRAWAL,
  'preference-never-written': WITHDRAWAL,
  'opt-out-missing': PROCESSING,
  'opt-out-not-recorded': PROCESSING,
  'opt-out-not-immediate': PROCESSING,
  'opt-out-inbox': PROCESSING,
  'opt-out-no-deadline': PROCESSING,
  'opt-out-no-timestamp': PROCESSING,
  'opt-out-unconfirmed': PROCESSING,
  'opt-out-status-not-shown': PROCESSING,
  'third-parties-not-notified': PROCESSING,
  'removal-overdue': PROCESSING,
  'removal-due-soon': PROCESSING,
  'removal-malformed': PROCESSING,
  'removal-personal-data': PROCESSING,
  'unused-exemption': null,
  'expired-exemption': null,
  'malformed-exemption': null,
  'invalid-config': null,
};

export const RULE_SENTENCES: { readonly [rule in RuleId]: string } = {
  'ungated-sharing': 'Data can reach a third party although the consumer opted out.',
  'limited-sharing': "Data still leaves after an opt-out, under the vendor's restriction of use.",
  'preference-ignored': 'The opt-out that the app stores does not stop the sharing by itself.',
  'wrong-purpose': 'What stops the sharing is a choice about another purpose.',
  'gpc-ignored': 'The opt-out signal of the browser does not stop the sharing by itself.',
  'shares-before-consent': 'Data is shared before the consumer has decided.',
  'unawaited-preference': 'A condition tests a Promise and not the preference that it resolves to.',
  'withdrawal-missing': 'Consent can be given for a purpose and not be withdrawn.',
  'withdrawal-not-enforced': 'No collection path reads the choice that is stored.',
  'withdrawal-not-flushed': 'A withdrawal leaves a queue or SDK of a vendor running.',
  'withdrawal-not-logged': 'A withdrawal is written without a timestamp.',
  'stale-consent': 'A choice is read once and used after it may have changed.',
  'consent-not-latest': 'The record of the choice that is read need not be the newest.',
  'consent-default-allow': 'A missing record counts as consent.',
  'preference-never-written': 'A gate reads a stored choice that nothing writes.',
  'opt-out-missing': 'Data is shared, and no way to opt out was found.',
  'opt-out-not-recorded': 'An opt-out is not stored.',
  'opt-out-not-immediate': 'Sharing goes on after an opt-out that takes effect at once.',
  'opt-out-inbox': 'An opt-out only sends mail to an inbox.',
  'opt-out-no-deadline': 'A queued opt-out has no due date and no tracking, or is due later than 15 business days.',
  'opt-out-no-timestamp': 'An opt-out is stored without a timestamp.',
  'opt-out-unconfirmed': 'The consumer gets no confirmation of an opt-out.',
  'opt-out-status-not-shown': 'Nothing that the app renders shows whether an opt-out is in force.',
  'third-parties-not-notified': 'Third parties that have the data are not told of an opt-out.',
  'removal-overdue': 'A removal at a third party is past its 15 business days.',
  'removal-due-soon': 'A removal at a third party is due soon.',
  'removal-malformed': 'A row of the removals table cannot be read.',
  'removal-personal-data': 'A row of the removals table holds personal data.',
  'unused-exemption': 'An exemption covers nothing.',
  'expired-exemption': 'An exemption has ended.',
  'malformed-exemption': 'An exemption cannot be read.',
  'invalid-config': 'The configuration does not have the shape it should have.',
};
