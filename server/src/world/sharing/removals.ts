/**
 * Addresses at which a vendor is told to suppress or delete a person: no touchpoints, they serve the opt-out
 * (SEMANTICS, Settled questions).
 */
import { isPartial } from '../values/strings';

/** Whole parts of a path, as vendors' interfaces for privacy requests name them. */
const PART =
  /^(?:regulations?|suppress|suppressions?|unsubscribe|forget|erase|erasures?|delete|deletions?|opt[-_]?outs?|(?:gdpr|ccpa)[-_](?:delete|requests?)|(?:data|user|person|profile|contact)s?[-_](?:privacy[-_])?deletions?(?:[-_]jobs?|[-_]requests?)?|delete[-_](?:permanent|users?|persons?|profiles?|contacts?)|profile-suppression-bulk-create-jobs|profile-subscription-bulk-delete-jobs)$/i;

export function saysRemoval(url: string): boolean {
  const [path = ''] = url.replace(/^[a-z]*:?\/\/[^/]*/i, '').split(/[?#]/);
  return path.split('/').some((it) => !isPartial(it) && PART.test(it));
}
