/**
 * The text of law behind each finding, for the link on its id. Null for findings about our own files.
 *
 * The record is total over `RuleId`, so a new id does not compile until it is decided here.
 */
import type { RuleId } from './model';

const CCPA_120 = 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.120';
const CCPA_135 = 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.135';
const GDPR = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj';

export const LAW: { readonly [rule in RuleId]: string | null } = {
  'ungated-sharing': CCPA_120,
  'limited-sharing': CCPA_120,
  'preference-ignored': CCPA_120,
  'wrong-purpose': CCPA_120,
  'gpc-ignored': CCPA_135,
  'shares-before-consent': GDPR,
  'unawaited-preference': CCPA_120,
  'withdrawal-missing': GDPR,
  'withdrawal-not-enforced': GDPR,
  'withdrawal-not-flushed': GDPR,
  'withdrawal-not-logged': GDPR,
  'stale-consent': GDPR,
  'consent-not-latest': GDPR,
  'consent-default-allow': GDPR,
  'preference-never-written': GDPR,
  'opt-out-missing': CCPA_135,
  'opt-out-not-recorded': CCPA_135,
  'opt-out-not-immediate': CCPA_135,
  'opt-out-inbox': CCPA_135,
  'opt-out-no-deadline': CCPA_135,
  'opt-out-no-timestamp': CCPA_135,
  'opt-out-unconfirmed': CCPA_135,
  'opt-out-status-not-shown': CCPA_135,
  'third-parties-not-notified': CCPA_135,
  'removal-overdue': CCPA_135,
  'removal-due-soon': CCPA_135,
  'removal-malformed': null,
  'removal-personal-data': null,
  'unused-exemption': null,
  'expired-exemption': null,
  'malformed-exemption': null,
  'invalid-config': null,
};
