/** The findings that further worlds give. Each world is evaluated only where it can differ from the opted-out one. */
import { gpcIgnored } from './gpc-ignored';
import { preferenceIgnored } from './preference-ignored';
import { sharesBeforeConsent } from './shares-before-consent';
import type { WorldRule } from './world-rule';
import { wrongPurpose } from './wrong-purpose';

export const WORLD_RULES: readonly WorldRule[] = [gpcIgnored, preferenceIgnored, sharesBeforeConsent, wrongPurpose];
