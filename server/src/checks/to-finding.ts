/** A finding of a rule, at a place, with the rule's own severity. */
import type { Finding, Pathway, Place, RelatedPlace, RuleId } from '../../../shared/src/model';
import { RULE_SENTENCES } from '../../../shared/src/rule-words';
import { RULE_SEVERITIES } from '../../../shared/src/rules';
import { touchpointWords } from '../../../shared/src/words';

export interface Said {
  readonly at: Place;
  readonly message: string;
  readonly pathway?: string;
  readonly related?: readonly RelatedPlace[];
}

export function toFinding(ruleId: RuleId, { at, message, pathway = undefined, related = [] }: Said): Finding {
  const { file, range } = at;
  return { ruleId, severity: RULE_SEVERITIES[ruleId], message, file, range, pathway: pathway ?? null, related };
}

/** What a finding about the whole program points at: its touchpoints. */
export function touchpointsOf(pathways: readonly Pathway[]): readonly RelatedPlace[] {
  return pathways.map(({ file, range, callee, written = callee, kind, vendorName }) => ({
    file,
    range,
    message: touchpointWords(kind, written, vendorName),
  }));
}

/** `1 pathway`, `2 pathways`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** What a check fails on, in words that people who have no list of rules understand. */
export function saysWhy(rules: readonly RuleId[]): string {
  return rules.map((it) => `${RULE_SENTENCES[it].slice(0, -1)} (${it}).`).join(' ');
}
