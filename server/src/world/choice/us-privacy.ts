/**
 * The US privacy string: `1YYN` is version, notice, opted out of sale, covered by the agreement.
 * https://github.com/InteractiveAdvertisingBureau/USPrivacy/blob/master/CCPA/US%20Privacy%20String.md
 */
import type { Answer } from '../worlds';

const KEY = /^us[-_]?privacy$/i;
const REFUSALS = ['1YYY', '1YYN', '1YY-', '1NYY', '1NYN', '1NY-'];
const GRANTS = ['1YNY', '1YNN', '1YN-', '1NNY', '1NNN', '1NN-', '1---'];

export function isUsPrivacyKey(key: string): boolean {
  return KEY.test(key);
}

/** All that it may be for a consumer of this answer. */
export function usPrivacyTexts(answer: Answer): readonly string[] {
  return answer === 'no' ? REFUSALS : GRANTS;
}
