/** The list of checks, in the order in which reports show them. */
import type { Check } from './check';
import consentWithdrawal from './consent-withdrawal';
import optOutProcessingTime from './opt-out-processing-time';
import thirdPartySharingGated from './third-party-sharing-gated';

export const CHECKS: readonly Check[] = [thirdPartySharingGated, consentWithdrawal, optOutProcessingTime];
