/**
 * Findings of one folder as diagnostics by file.
 *
 * VS Code keeps 1000 diagnostics per file; what is beyond is counted in a last one, so that a
 * number is never silently wrong.
 */
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import { PRODUCT } from '../../../shared/src/ids';
import type { Finding, RelatedPlace, Severity } from '../../../shared/src/model';
import type { EditorSeverity, ServerSettings } from '../../../shared/src/settings';
import { toLocation, toLspRange } from './convert';
import type { LinkOf } from './finding-links';

const MAX_PER_FILE = 1000;
const MAX_RELATED = 10;

/** What `Diagnostic.data` carries from a report to a code action. */
export interface DiagnosticData {
  readonly pathway: string | null;
}

interface Context {
  readonly severity: ServerSettings['severity'];
  readonly uriOf: (path: string) => string;
  readonly linkOf: LinkOf;
}

export function toDiagnostics(context: Context, findings: readonly Finding[]): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const severity = context.severity[finding.ruleId] ?? finding.severity;
    if (severity === 'off') continue;
    // A finding about the whole workspace has no file of its own; the manifest stands for it.
    const file = finding.file === '' ? 'package.json' : finding.file;
    const diagnostics = byFile.get(file) ?? [];
    if (diagnostics.length === 0) byFile.set(file, diagnostics);
    diagnostics.push(toDiagnostic(context, finding, severity));
  }
  for (const [file, diagnostics] of byFile) byFile.set(file, cap(diagnostics));
  return byFile;
}

function toDiagnostic(context: Context, finding: Finding, severity: Severity | EditorSeverity): Diagnostic {
  const related = relatedPlaces(finding).map((place) => ({
    location: toLocation(place, context.uriOf),
    message: place.message,
  }));
  const href = context.linkOf(finding.ruleId);
  const data: DiagnosticData = { pathway: finding.pathway };
  return {
    range: toLspRange(finding.range),
    severity: SEVERITIES[severity === 'off' ? 'hint' : severity],
    source: PRODUCT,
    code: finding.ruleId,
    ...(href !== undefined && { codeDescription: { href } }),
    message: finding.message,
    ...(related.length > 0 && { relatedInformation: related }),
    data,
  };
}

/** The first and the last steps tell most: where it begins and where data leaves. */
function relatedPlaces({ related }: Finding): readonly RelatedPlace[] {
  if (related.length <= MAX_RELATED) return related;
  return [...related.slice(0, MAX_RELATED / 2), ...related.slice(-MAX_RELATED / 2)];
}

function cap(diagnostics: Diagnostic[]): Diagnostic[] {
  if (diagnostics.length <= MAX_PER_FILE) return diagnostics;
  const kept = diagnostics.slice(0, MAX_PER_FILE - 1);
  const first = kept[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const left = diagnostics.length - kept.length;
  return [
    ...kept,
    {
      range: { start: first.start, end: first.start },
      severity: DiagnosticSeverity.Information,
      source: PRODUCT,
      message: `${left} more findings in this file are not shown.`,
    },
  ];
}

const SEVERITIES: { readonly [severity in Exclude<EditorSeverity, 'off'>]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
