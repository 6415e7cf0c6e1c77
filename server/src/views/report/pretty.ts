/**
 * The report for a terminal: findings as `path:line:col: error message [rule]`, which editors and log viewers make
 * clickable, then the pathways by status, then what the checks say. Readable at 100 columns; places are never cut.
 */
import type { Analysis, CheckResult, Finding, Pathway, Severity, Status, Verdict } from '../../../../shared/src/model';
import { groupNotAnalysed, namesLeftOut } from '../../../../shared/src/not-analysed';
import { statusWord, thirdPartyWords } from '../../../../shared/src/words';
import { summarisePathway } from '../pathway-summary';
import { placeText } from '../place-text';
import { COLOURED, type Paint, PLAIN } from './paint';
import { wrap } from './wrap';

export interface PrettyOptions {
  readonly colours: boolean;
  /** Only the findings. */
  readonly quiet: boolean;
}

const WIDTH = 100;
const STATUSES: readonly Status[] = ['ungated', 'limited', 'gated', 'exempt'];

export function renderPretty(analysis: Analysis, { colours, quiet }: PrettyOptions): string {
  const paint = colours ? COLOURED : PLAIN;
  const findings = analysis.findings.map((it) => renderFinding(it, paint));
  const blocks = quiet ? [findings] : [findings, ...renderRest(analysis, paint)];
  const text = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return text === '' ? '' : `${text}\n`;
}

function renderRest(analysis: Analysis, paint: Paint): string[][] {
  return [
    ...STATUSES.map((status) => renderPathways(analysis.pathways, status, paint)),
    renderUnreachable(analysis, paint),
    renderNotAnalysed(analysis, paint),
    analysis.checks.flatMap((it) => renderCheck(it, paint)),
    [renderTotals(analysis)],
  ];
}

function renderFinding(finding: Finding, paint: Paint): string {
  const { severity, message, ruleId } = finding;
  return `${placeText(finding)}: ${severityPaint(severity, paint)(severity)} ${message} ${paint.dim(`[${ruleId}]`)}`;
}

function renderPathways(pathways: readonly Pathway[], status: Status, paint: Paint): string[] {
  const shown = pathways.filter((it) => it.status === status);
  if (shown.length === 0) return [];
  const placeWidth = widest(shown.map(placeText));
  const vendorWidth = widest(shown.map(thirdPartyWords));
  const title = statusPaint(status, paint)(`${statusWord(status)} (${shown.length})`);
  return [paint.bold(title), ...shown.flatMap(renderPathway)];

  function renderPathway(it: Pathway): string[] {
    const why = wrap(summarisePathway(it), WIDTH - 6).map((line) => `      ${paint.dim(line)}`);
    return [
      `  ${placeText(it).padEnd(placeWidth)}  ${thirdPartyWords(it).padEnd(vendorWidth)}  ${it.written ?? it.callee}`,
      ...why,
    ];
  }
}

/** Columns are aligned up to a width that leaves room for the callee. */
function widest(texts: readonly string[]): number {
  return Math.min(56, Math.max(...texts.map((it) => it.length)));
}

function renderUnreachable({ unreachable }: Analysis, paint: Paint): string[] {
  if (unreachable.length === 0) return [];
  const lines = unreachable.map((it) => `  ${placeText(it)}  ${it.vendorName}  ${it.callee}`);
  return [paint.bold(`In code that nothing can run (${unreachable.length})`), ...lines];
}

function renderNotAnalysed({ summary }: Analysis, paint: Paint): string[] {
  const { filesNotAnalysed } = summary;
  if (filesNotAnalysed.length === 0) return [];
  const lines = groupNotAnalysed(filesNotAnalysed).map((it) => `  ${namesLeftOut(it, (name) => name)}: ${it.why}`);
  return [paint.bold(paint.yellow(`Not analysed (${filesNotAnalysed.length})`)), ...lines];
}

function renderCheck({ id, severity, verdict, sentence }: CheckResult, paint: Paint): string[] {
  const word = VERDICT_WORDS[verdict];
  const lines = wrap(sentence, WIDTH - 6).map((line, i) => {
    return i === 0 ? `${verdictPaint(verdict, paint)(word.padEnd(4))}  ${line}` : `      ${line}`;
  });
  return [...lines, paint.dim(`      ${id} (${severity})`)];
}

function renderTotals({ summary }: Analysis): string {
  const { pathways, ungated, limited, gated, exempt, filesScanned } = summary;
  const counts = `${ungated} ungated, ${limited} limited, ${gated} gated, ${exempt} exempt`;
  return `${number(pathways, 'pathway')} in ${number(filesScanned, 'file')}: ${counts}.`;
}

function number(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

const VERDICT_WORDS: { readonly [verdict in Verdict]: string } = {
  pass: 'pass',
  fail: 'FAIL',
  'not-applicable': 'n/a',
};

function verdictPaint(verdict: Verdict, { green, red, dim }: Paint): (text: string) => string {
  return { pass: green, fail: red, 'not-applicable': dim }[verdict];
}

function severityPaint(severity: Severity, { red, yellow, blue }: Paint): (text: string) => string {
  return { error: red, warning: yellow, information: blue }[severity];
}

function statusPaint(status: Status, { red, yellow, green, dim }: Paint): (text: string) => string {
  return { ungated: red, limited: yellow, gated: green, exempt: dim }[status];
}
