/** What every generated region is rendered from. */
import type { Config } from '../../../../shared/src/config';
import type { Analysis, CheckResult, Finding, Place, RuleId, Verdict } from '../../../../shared/src/model';
import { RULE_CHECKS, RULE_SENTENCES } from '../../../../shared/src/rule-words';
import { codeSpan, prose } from '../markdown-text';
import { placeLink } from '../place-link';

export interface RegionInput {
  readonly analysis: Analysis;
  readonly config: Config;
  /** Digits that tell a place from others like it; without it, equal pathways are told apart by their order. */
  readonly around?: (place: Place) => string;
}

const VERDICT_WORDS: { readonly [verdict in Verdict]: string } = {
  pass: '**pass**',
  fail: '**fail**',
  'not-applicable': 'not applicable',
};

/** A pass that rests on nothing having been found says how far that was looked for. */
export function verdictWords({ id, verdict }: CheckResult, { duties }: Analysis): string {
  const isInPart = verdict === 'pass' && !duties.complete && RULE_CHECKS['ungated-sharing'] !== id;
  return `${VERDICT_WORDS[verdict]}${isInPart ? ', as far as it could be followed' : ''}`;
}

/** `A`, `A and B`, `A, B and C`. */
export function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A title, and what stands below it. */
export function section(title: string, ...lines: readonly (string | readonly string[])[]): string[] {
  return [title, ...lines.flatMap((it) => (it.length === 0 ? [] : ['', ...(typeof it === 'string' ? [it] : it)]))];
}

/** Findings by rule, each with its place. What the rule says is left out where `above` says it. */
export function renderFindings(findings: readonly Finding[], input: RegionInput, above = ''): string[] {
  const rules = [...new Set(findings.map((it) => it.ruleId))].sort();
  return rules.flatMap((rule, i) => {
    const ofRule = findings.filter((it) => it.ruleId === rule);
    const sentence = prose(RULE_SENTENCES[rule]);
    const isSaid = above.includes(sentence.slice(0, -1));
    const title = `- ${codeSpan(rule)} (${ofRule.length})${isSaid ? '' : `: ${sentence}`}`;
    return [...(i > 0 ? [''] : []), title, ...ofRule.map((it) => `  - ${renderFinding(it, input)}`)];
  });
}

/** They stand at some touchpoint, and are about the whole program. */
const ABOUT_ALL: ReadonlySet<RuleId> = new Set(['opt-out-missing']);

function renderFinding(finding: Finding, input: RegionInput): string {
  const message = prose(finding.message);
  if (finding.file === '' || ABOUT_ALL.has(finding.ruleId)) return message;
  if (finding.file !== input.config.report.path) return `${placeLink(finding, input.config.report.path)}: ${message}`;
  // The line depends on how long this very text is.
  const row = input.analysis.removals.findIndex((it) => it.range.start.line === finding.range.start.line);
  return row === -1 ? message : `Row ${row + 1} of the removals: ${message}`;
}

export function findingsOf(input: RegionInput, isAsked: (rule: RuleId) => boolean): readonly Finding[] {
  // What is due soon is another thing each day, and the report would never rest.
  return input.analysis.findings.filter((it) => it.ruleId !== 'removal-due-soon' && isAsked(it.ruleId));
}
