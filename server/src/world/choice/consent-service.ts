/** Addresses of a service that keeps consumers' choices. */
import { isPartial } from '../values/strings';

const KEEPS = /(?:^|[/._-])(?:consents?|privacy[-_]?(?:choices|preferences|settings)|opt-?outs?)(?=$|[/._:?-])/i;

/** `https://consent.internal/v1/subjects/${id}`: somebody is asked for by name. */
export function isConsentService(url: string): boolean {
  return isPartial(url) && KEEPS.test(url);
}
