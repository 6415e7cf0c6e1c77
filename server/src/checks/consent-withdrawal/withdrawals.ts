/** What this check asks of choices: which processing consent is given for, and who can take it back. */
import {
  type ChoiceHandler,
  type ChoiceRead,
  type ChoiceWrite,
  canRefuse,
  type Duties,
  type LoadedPlatform,
  type ProcessingType,
} from '../../../../shared/src/duties';
import type { Finding, Pathway, RuleId } from '../../../../shared/src/model';
import { toFinding } from '../to-finding';

export interface Processing {
  readonly type: ProcessingType;
  /** Where consent for it is given, and where it can be taken back. */
  readonly granted: readonly ChoiceWrite[];
  readonly withdrawn: readonly ChoiceWrite[];
}

const TYPES: readonly ProcessingType[] = ['analytics', 'advertising', 'functional', 'sale', 'any'];

/** Processing types for which a choice is stored. A choice about all of them takes back each. */
export function processingTypes({ writes }: Duties): readonly Processing[] {
  const withdrawals = writes.filter((it) => it.says !== 'allows');
  return TYPES.flatMap((type) => {
    const granted = writes.filter((it) => it.about === type && it.kind === 'consent' && it.says !== 'refuses');
    // The page's state only repeats what is stored beside it.
    const isInPage = granted.length > 0 && granted.every((it) => it.storedIn === 'page');
    const withdrawn = withdrawals.filter((it) => it.about === type || it.about === 'any' || isInPage);
    return granted.length === 0 && !writes.some((it) => it.about === type) ? [] : [{ type, granted, withdrawn }];
  });
}

export function withdrawalHandlers({ handlers }: Duties): readonly ChoiceHandler[] {
  return handlers.filter((it) => it.writes.some((write) => write.says !== 'allows'));
}

/** By whose own opt-out a handler stops them, by name. */
export function vendorsStopped({ pathways, duties }: Stoppable): readonly string[] {
  return namesOf(pathways, new Set(duties.handlers.filter(canRefuse).flatMap((it) => it.stops)));
}

type Stoppable = { readonly pathways: readonly Pathway[]; readonly duties: Duties };

export function namesOf(pathways: readonly Pathway[], vendors: ReadonlySet<string>): readonly string[] {
  const named = new Map(pathways.map((it) => [it.vendor, it.vendorName]));
  return [...new Set([...vendors].map((it) => named.get(it) ?? it))].sort();
}

/** A consumer who has answered can answer again. */
export function canBeReopened({ staysOpen, opener }: LoadedPlatform): boolean {
  return staysOpen || opener !== undefined;
}

const WORDS: { readonly [type in ProcessingType]: string } = {
  analytics: 'analytics',
  advertising: 'advertising',
  functional: 'functional processing',
  sale: 'sale and sharing',
  any: 'all processing',
};

export function processingWord(type: ProcessingType): string {
  return WORDS[type];
}

/** One finding for each place that reads a choice in that way. */
export function findReads(ruleId: RuleId, reads: readonly ChoiceRead[], say: (it: ChoiceRead) => string): Finding[] {
  return reads.map((it) => {
    const [pathway] = it.pathways;
    const related = it.source ? [{ ...it.source, message: 'used as a gate here' }] : [];
    return toFinding(ruleId, { at: it, message: say(it), related, ...(pathway === undefined ? {} : { pathway }) });
  });
}
