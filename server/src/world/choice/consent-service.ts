/** Addresses of a service that keeps consumers' choices. */
import type { Polarity } from '../../catalogue/consent-platform';
import { isPartial } from '../values/strings';

const KEEPS = /(?:^|[/._-])(?:consents?|privacy[-_]?(?:choices|preferences|settings)|(opt-?outs?))(?=$|[/._:?-])/i;

/** `https://consent.internal/v1/subjects/${id}`: somebody is asked for by name. A page asks its own site for its visitor. */
export function isConsentService(url: string): boolean {
  return (isPartial(url) || /^\/(?!\/)/.test(url)) && KEEPS.test(url);
}

export function serviceIn(asked: readonly unknown[]): string | undefined {
  return asked.find((it): it is string => typeof it === 'string' && isConsentService(it));
}

/** What a yes under the name of a purpose means there. */
export function polarityOfService(url: string): Polarity {
  return KEEPS.exec(url)?.[1] === undefined ? 'in' : 'out';
}
