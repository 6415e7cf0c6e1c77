/** What counts when the configuration says nothing. */
import type { Category } from '../../../shared/src/model';

/** Error monitoring, feature flags and support chat are left out: their vendors usually work as service providers. */
export const DEFAULT_CATEGORIES: readonly Category[] = [
  'advertising',
  'analytics',
  'session-replay',
  'cdp',
  'crm-marketing',
  'data-broker',
];
