/** What a touchpoint was found by was not read in the third party's own code: of lower confidence, and said to be. */
import type { SinkMatch } from './catalogue';

export function isUnverified({ vendor, isUnseen }: SinkMatch): boolean {
  return vendor.verified === false || isUnseen === true;
}
