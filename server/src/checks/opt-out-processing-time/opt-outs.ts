/** The handlers that this check is about, and what they keep. */
import { type ChoiceHandler, type ChoiceWrite, canRefuse, type Duties } from '../../../../shared/src/duties';
import type { Pathway } from '../../../../shared/src/model';
import type { CheckInput } from '../check';

/** Those by which a consumer can stop sharing; one that only grants is none. */
export function optOutHandlers({ handlers }: Duties): readonly ChoiceHandler[] {
  return handlers.filter(canRefuse);
}

/** Of opt-outs alone: a withdrawal of consent has its own check. */
export function ofOptOut(duties: Duties): readonly ChoiceHandler[] {
  return optOutHandlers(duties).filter((it) => it.kind === 'opt-out' && it.mode !== 'inbox');
}

/** What is worked off is done for who asked: a consumer that tells others, or the person, does so for who queued it. */
export function isDoneLater({ handlers }: Duties, it: ChoiceHandler, does: (it: ChoiceHandler) => boolean): boolean {
  return it.mode === 'queued' && handlers.some((other) => other.consumes && does(other));
}

/** Those that store something, or answer the request alone. */
export function isOwn(it: ChoiceHandler): boolean {
  return it.side === 'server' || it.writes.length > 0 || !it.delegates;
}

export function isBrowserOnly({ writes }: ChoiceHandler): boolean {
  return writes.length > 0 && writes.every(keepsInBrowser);
}

export function keepsInBrowser({ storedIn }: ChoiceWrite): boolean {
  return storedIn === 'cookie' || storedIn === 'storage' || storedIn === 'page';
}

export function countedPathways({ pathways }: Pick<CheckInput, 'pathways'>): readonly Pathway[] {
  return pathways.filter((it) => it.status !== 'exempt');
}

export function allConfirmed(input: Pick<CheckInput, 'pathways' | 'accepted'>): boolean {
  return countedPathways(input).every((it) => it.confirmed || input.accepted.has(it.id));
}
