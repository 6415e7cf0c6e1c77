/** Some of its routes are gated, this one is not. */
import type { ReasonTest } from './case';

export const isSomeRoutesUngated: ReasonTest = ({ routes }) => routes.gated > 0;
