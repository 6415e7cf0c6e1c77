/** Workflow commands of GitHub Actions: annotations beside the code. Worst first, since only some ten of a kind are shown. */
import type { Analysis, Finding, Severity } from '../../../../shared/src/model';
import { repositoryPath } from '../repository-path';

const COMMANDS: { readonly [severity in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
};
const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'information'];

/** `prefix`: the scanned folder as seen from the repository's top. */
export function renderGithub({ findings, checks }: Analysis, prefix: string): string {
  const sorted = WORST_FIRST.flatMap((severity) => findings.filter((it) => it.severity === severity));
  const lines = sorted.map((it) => renderFinding(it, prefix));
  const verdicts = checks.map((it) => `${it.verdict}: ${it.id}: ${it.sentence}`);
  return [...lines, ...verdicts, ''].join('\n');
}

function renderFinding({ severity, ruleId, message, file, range }: Finding, prefix: string): string {
  const isOneLine = range.start.line === range.end.line;
  const properties = {
    file: repositoryPath(file, prefix),
    line: range.start.line,
    endLine: range.end.line,
    // Columns of an annotation over several lines are an error to GitHub.
    ...(isOneLine && { col: range.start.character, endColumn: range.end.character }),
    title: `optgate/${ruleId}`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
