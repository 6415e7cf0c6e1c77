/**
 * What a stored value says: under an opt-out key `1` refuses, under a consent key it allows.
 * A value of neither list says nothing, and nothing is concluded from it.
 */
import type { Polarity } from '../consent-platform';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const OPT_OUT_REFUSES = words(
  '1 true yes y on out opted-out opted_out optedout opt-out opt_out optout denied deny declined rejected',
);
const OPT_OUT_ALLOWS = words(
  '0 false no n off in opted-in opted_in optedin opt-in opt_in optin granted grant allowed allow accepted',
);
const CONSENT_REFUSES = words(
  '0 false no n off none denied deny rejected reject declined decline refused refuse revoked withdrawn necessary essential ' +
    'strictly-necessary strictly_necessary necessary-only necessary_only essential-only essential_only required minimal disallowed ' +
    'disallow disabled all_denied opted-out opted_out optedout opt-out opt_out optout out',
);
const CONSENT_ALLOWS = words(
  '1 true yes y on all granted grant accepted accept accept-all accept_all acceptall allowed allow allow-all allow_all given agreed ' +
    'agree enabled full all_accepted in opted-in opted_in optedin opt-in opt_in optin',
);

/** `1YYN`: version, notice, opted out of sale, covered by the agreement. */
const US_PRIVACY = /^1[yn-]([yn-])[yn-]$/;

export function meaningOfLiteral(
  value: string | number | boolean | null,
  polarity: Polarity,
): 'refuses' | 'allows' | undefined {
  if (value === null) return undefined;
  const text = String(value).toLowerCase();
  const [refuses, allows] = polarity === 'out' ? [OPT_OUT_REFUSES, OPT_OUT_ALLOWS] : [CONSENT_REFUSES, CONSENT_ALLOWS];
  const [, soldTo] = US_PRIVACY.exec(text) ?? [];
  if (soldTo) return soldTo === 'y' ? 'refuses' : 'allows';
  if (refuses.has(text)) return 'refuses';
  return allows.has(text) ? 'allows' : undefined;
}
