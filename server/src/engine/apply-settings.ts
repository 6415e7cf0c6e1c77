/** What the configuration makes of conclusions: which pathways count, what is accepted, how severe a finding is. */
import { compareFindings } from '../../../shared/src/compare-places';
import type { Finding, Pathway } from '../../../shared/src/model';
import type { Settings } from '../config/settings';
import type { Conclusions } from './conclude';

/** Leaves out third parties of categories that do not count where the touchpoint stands. */
export function applyScope(settings: Settings, conclusions: Conclusions): Conclusions {
  const pathways = conclusions.pathways.filter((it) => settings.of(it.file).categories.includes(it.category));
  if (pathways.length === conclusions.pathways.length) return conclusions;
  const ids = new Set(pathways.map((it) => it.id));
  const findings = conclusions.findings.filter((it) => it.pathway === null || ids.has(it.pathway));
  return { ...conclusions, pathways, findings };
}

/** Ids of limited pathways that pass. */
export function acceptedBy(settings: Settings, pathways: readonly Pathway[]): ReadonlySet<string> {
  const accepted = pathways.filter((it) => it.status === 'limited' && settings.of(it.file).accept.includes('limited'));
  return new Set(accepted.map((it) => it.id));
}

/** Also adds what is wrong with the configuration itself, which no configuration can switch off. */
export function applySeverities(settings: Settings, findings: readonly Finding[]): readonly Finding[] {
  const told = findings.flatMap((it) => {
    const severity = settings.of(it.file).severity[it.ruleId] ?? it.severity;
    return severity === 'off' ? [] : [{ ...it, severity }];
  });
  return settings.problems.length === 0 ? told : [...told, ...settings.problems].sort(compareFindings);
}
