/**
 * SARIF 2.1.0, as code scanning of GitHub and others read it: one result per finding, its witness as a code flow.
 *
 * Gated and exempt pathways are no results: who does not know `suppressions` would show them as open.
 */
import { LAW } from '../../../../shared/src/law';
import type { Analysis, Finding, Place, RuleId, Severity } from '../../../../shared/src/model';
import { WHOLE_PROGRAM } from '../../../../shared/src/not-analysed';
import { RULE_CHECKS, RULE_SENTENCES } from '../../../../shared/src/rule-words';
import { RULE_SEVERITIES } from '../../../../shared/src/rules';
import { fingerprintsOf } from '../fingerprint';
import { repositoryPath } from '../repository-path';

export interface SarifOptions {
  readonly version: string;
  /** The scanned folder as seen from the repository's top; '' where they are the same. */
  readonly prefix: string;
  readonly exitCode: number;
}

/** What GitHub shows of each at most. */
const MAX_RESULTS = 25_000;
const MAX_STEPS = 1000;

const LEVELS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', information: 'note' };

export function renderSarif(analysis: Analysis, options: SarifOptions): string {
  const rules = [...new Set(analysis.findings.map((it) => it.ruleId))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Optgate',
            semanticVersion: options.version,
            rules: rules.map(toRule),
          },
        },
        automationDetails: { id: options.prefix === '' ? 'optgate/' : `optgate/${options.prefix}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: "The repository's top folder." } } },
        invocations: [toInvocation(analysis, options)],
        results: toResults(analysis, rules, options),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRule(id: RuleId) {
  const text = RULE_SENTENCES[id];
  const law = LAW[id];
  const check = RULE_CHECKS[id];
  const about = [text, check && `Check \`${check}\`.`].filter((it) => it !== null).join(' ');
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text },
    fullDescription: { text: about.replaceAll('`', '') },
    help: { text: law ? `${text} ${law}` : text, markdown: law ? `${about} [Law](${law})` : about },
    ...(law && { helpUri: law }),
    defaultConfiguration: { level: LEVELS[RULE_SEVERITIES[id]] },
    properties: { tags: ['privacy'], 'problem.severity': problemSeverity(RULE_SEVERITIES[id]) },
  };
}

function problemSeverity(severity: Severity): string {
  return severity === 'information' ? 'recommendation' : severity;
}

function toInvocation({ summary }: Analysis, { exitCode }: SarifOptions) {
  return {
    executionSuccessful: exitCode !== 2,
    exitCode,
    toolExecutionNotifications: summary.filesNotAnalysed.map(({ file, why }) => ({
      level: 'warning',
      message: { text: `${file === WHOLE_PROGRAM ? 'The program as a whole' : file} was not analysed: ${why}.` },
    })),
  };
}

function toResults({ findings }: Analysis, rules: readonly RuleId[], { prefix }: SarifOptions) {
  const ids = fingerprintsOf(findings);
  return findings.slice(0, MAX_RESULTS).map((it) => ({
    ruleId: it.ruleId,
    ruleIndex: rules.indexOf(it.ruleId),
    level: LEVELS[it.severity],
    message: { text: it.message },
    locations: [toLocation(it, prefix)],
    partialFingerprints: { 'optgatePathway/v1': ids.get(it) },
    ...toFlow(it, prefix),
  }));
}

/** From the entry to the touchpoint, which is the finding's own place. */
function toFlow(finding: Finding, prefix: string) {
  const steps = finding.related.slice(0, MAX_STEPS);
  if (steps.length === 0) return {};
  const locations = steps.map((it) => ({ location: toLocation(it, prefix, it.message) }));
  return {
    codeFlows: [{ threadFlows: [{ locations }] }],
    relatedLocations: steps.map((it, i) => ({ id: i + 1, ...toLocation(it, prefix, it.message) })),
  };
}

function toLocation({ file, range }: Place, prefix: string, text?: string) {
  const { start, end } = range;
  return {
    physicalLocation: {
      artifactLocation: { uri: toUri(file, prefix), uriBaseId: '%SRCROOT%' },
      region: { startLine: start.line, startColumn: start.character, endLine: end.line, endColumn: end.character },
    },
    ...(text !== undefined && { message: { text } }),
  };
}

function toUri(file: string, prefix: string): string {
  return repositoryPath(file, prefix).split('/').map(encodeURIComponent).join('/');
}
