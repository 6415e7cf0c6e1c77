/**
 * Exemptions that people write in place, applied to pathways and findings.
 *
 * `ungated-sharing` exempts an ungated pathway and `limited-sharing` a limited one: such a pathway counts neither
 * for nor against the check. Any other id silences the finding itself. An exemption that is malformed or expired
 * exempts nothing, and one that covers nothing is a finding too, so that none outlives its reason unseen.
 */
import { compareFindings } from '../../../shared/src/compare-places';
import type { Finding, Pathway, Place, Range, RuleId, Status } from '../../../shared/src/model';
import { RULE_SEVERITIES } from '../../../shared/src/rules';
import type { DirectiveFacts, FileFacts } from '../facts/ir';
import { rangeOf } from '../facts/positions';
import { type Exemption, parseExemption } from './parse-exemption';

export type DirectivesByFile = ReadonlyMap<string, Pick<FileFacts, 'directives' | 'lineStarts'>>;

/** An exemption that holds today, with the lines it covers. */
export interface StandingExemption extends Place {
  readonly exemption: Exemption;
  /** Undefined: the whole file. */
  readonly line: number | undefined;
}

export interface AppliedExemptions {
  readonly pathways: readonly Pathway[];
  /** Malformed and expired ones, and unused ones of the two pathway rules. */
  readonly findings: readonly Finding[];
  /** What `exemptFindings` needs for all other rules. */
  readonly standing: readonly StandingExemption[];
}

const PATHWAY_RULES: { readonly [status in Status]?: RuleId } = {
  ungated: 'ungated-sharing',
  limited: 'limited-sharing',
};

export function applyExemptions(
  pathways: readonly Pathway[],
  directivesByFile: DirectivesByFile,
  today: string,
): AppliedExemptions {
  const findings: Finding[] = [];
  const standing = collectStanding(directivesByFile, today, findings);
  const used = new Set<string>();
  const exempted = pathways.map((pathway) => {
    const rule = PATHWAY_RULES[pathway.status];
    const found = rule && findExemption(standing, pathway, rule);
    if (!found) return pathway;
    used.add(useKey(found, rule));
    const { reason, until } = found.exemption;
    return { ...pathway, status: 'exempt' as const, reason: null, confirmed: false, exemption: { reason, until } };
  });
  findings.push(...findUnused(standing, used, isPathwayRule));
  return { pathways: exempted, findings: findings.sort(compareFindings), standing };
}

/** Takes out the findings that a person exempted in place, and adds one for each exemption that covered none. */
export function exemptFindings(findings: readonly Finding[], standing: readonly StandingExemption[]): Finding[] {
  const used = new Set<string>();
  const kept = findings.filter((finding) => {
    if (isPathwayRule(finding.ruleId)) return true;
    const found = findExemption(standing, finding, finding.ruleId);
    if (found) used.add(useKey(found, finding.ruleId));
    return !found;
  });
  return [...kept, ...findUnused(standing, used, (rule) => !isPathwayRule(rule))].sort(compareFindings);
}

function isPathwayRule(rule: RuleId): boolean {
  return rule === PATHWAY_RULES.ungated || rule === PATHWAY_RULES.limited;
}

function collectStanding(directivesByFile: DirectivesByFile, today: string, findings: Finding[]): StandingExemption[] {
  const standing: StandingExemption[] = [];
  for (const [file, facts] of directivesByFile) {
    for (const directive of facts.directives) {
      const place = { file, range: rangeOf(facts, directive.s, directive.e) };
      const exemption = parseExemption(directive.text);
      if ('malformed' in exemption) {
        findings.push(toFinding('malformed-exemption', place, `This exempts nothing: ${exemption.malformed}.`));
      } else if (exemption.until !== null && exemption.until < today) {
        findings.push(toFinding('expired-exemption', place, `This exemption ended on ${exemption.until}.`));
      } else {
        standing.push({ ...place, exemption, line: findCoveredLine(directive, place.range, facts) });
      }
    }
  }
  return standing;
}

/** Exemptions for one line may be stacked: one that stands before another covers what that one covers. */
function findCoveredLine(
  directive: DirectiveFacts,
  range: Range,
  facts: Pick<FileFacts, 'directives' | 'lineStarts'>,
): number | undefined {
  if (directive.form === 'file') return undefined;
  if (directive.form === 'line') return range.start.line;
  const others = facts.directives.filter((it) => it.form === 'next-line').map((it) => rangeOf(facts, it.s, it.e));
  let line = range.end.line + 1;
  for (let other = startingAt(line); other; other = startingAt(line)) line = other.end.line + 1;
  return line;

  function startingAt(wanted: number): Range | undefined {
    return others.find((it) => it.start.line === wanted);
  }
}

/** The nearest in meaning: one for the line before one for the file. */
function findExemption(standing: readonly StandingExemption[], place: Place, rule: RuleId) {
  const here = standing.filter((it) => it.file === place.file && it.exemption.rules.includes(rule));
  return here.find((it) => it.line === place.range.start.line) ?? here.find((it) => it.line === undefined);
}

function findUnused(
  standing: readonly StandingExemption[],
  used: ReadonlySet<string>,
  isAsked: (rule: RuleId) => boolean,
): Finding[] {
  return standing.flatMap((it) =>
    it.exemption.rules
      .filter((rule) => isAsked(rule) && !used.has(useKey(it, rule)))
      .map((rule) => toFinding('unused-exemption', it, `Nothing here is exempted from \`${rule}\` by this comment.`)),
  );
}

function useKey({ file, range }: StandingExemption, rule: RuleId): string {
  return `${file}:${range.start.line}:${range.start.character}:${rule}`;
}

function toFinding(ruleId: RuleId, { file, range }: Place, message: string): Finding {
  return { ruleId, severity: RULE_SEVERITIES[ruleId], message, file, range, pathway: null, related: [] };
}
