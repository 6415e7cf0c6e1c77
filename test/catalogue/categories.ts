/** Every category, so that a test sees vendors that are out of scope by default. */
import type { Category } from '../../shared/src/model';

export const CATEGORIES: ReadonlySet<Category> = new Set<Category>([
  'advertising',
  'analytics',
  'session-replay',
  'cdp',
  'crm-marketing',
  'data-broker',
  'error-monitoring',
  'feature-flags',
  'support-chat',
]);
