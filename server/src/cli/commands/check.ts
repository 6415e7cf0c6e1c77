/**
 * `optgate check`: scans once and renders the result in every format asked for.
 *
 * What the baseline accepts, and with `--since` what has not changed, fails nothing. Reports for people and for
 * annotations leave it out; JSON and (for `--since`) SARIF say all, since who reads them compares by themselves.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, DEFAULT_CONFIG } from '../../../../shared/src/config';
import type { Analysis, Finding } from '../../../../shared/src/model';
import { renderGithub } from '../../views/report/github';
import { renderHtml } from '../../views/report/html';
import { renderJson } from '../../views/report/json';
import { renderMarkdown } from '../../views/report/markdown';
import { renderPretty } from '../../views/report/pretty';
import { renderSarif } from '../../views/report/sarif';
import type { Arguments, Output } from '../arguments';
import { matchEntries, readBaseline } from '../baseline';
import { decideExitCode, type ExitCode } from '../exit-code';
import { projectName } from '../project-name';
import { changedSince, prefixInRepository } from '../repository';
import { type Concluded, type Scan, scanFolder, scanOnce } from '../scan';
import type { Surroundings } from '../surroundings';
import { writeWhole } from '../write-file';

interface Result {
  /** Everything that the scan concluded. */
  readonly all: Analysis;
  /** Without what the baseline accepts. */
  readonly standing: Analysis;
  /** Without what has not changed since either. */
  readonly counted: Analysis;
  readonly root: string;
  readonly prefix: string;
  readonly exitCode: ExitCode;
  readonly config: Config;
  readonly version: string;
}

export async function check(args: Arguments, surroundings: Surroundings, version: string): Promise<ExitCode> {
  // A page says what the configuration leaves out, which only an engine knows.
  const scanned = args.outputs.some((it) => it.format === 'html') ? scanFolder : scanOnce;
  const scan: Concluded & Partial<Scan> = await scanned(args.operands[0] ?? '.', args, surroundings);
  const { analysis: all, root } = scan;
  const isAccepted = acceptedByBaseline(scan, args, surroundings);
  const isChanged = args.since === undefined ? undefined : changedSince(root, args.since);
  const standing = isAccepted ? withFindings(all, (it) => !isAccepted(it)) : all;
  const counted = isChanged ? withFindings(standing, isChanged) : standing;
  const isNarrowed = isAccepted !== undefined || isChanged !== undefined;
  const news = new Set(counted.findings);
  const exitCode = decideExitCode(all, args.failOn, isNarrowed ? (it) => news.has(it) : undefined);
  const result: Result = {
    all,
    standing,
    counted,
    root,
    prefix: prefixInRepository(root),
    exitCode,
    config: scan.engine?.config() ?? DEFAULT_CONFIG,
    version,
  };
  for (const output of args.outputs) {
    const text = render(result, output, args, surroundings);
    if (output.file === undefined) surroundings.out.write(text);
    else writeWhole(resolve(surroundings.folder, output.file), text);
  }
  if (!args.quiet) sayLeftOut(result, surroundings);
  return exitCode;
}

/** Warns of entries whose finding is no more. */
function acceptedByBaseline({ root, analysis }: Concluded, args: Arguments, { folder, err }: Surroundings) {
  const baseline = readBaseline(root, folder, args);
  if (!baseline) return undefined;
  const isThere = (file: string) => existsSync(join(root, file));
  const { entryOf, stale } = matchEntries(baseline.entries, analysis.findings, isThere);
  if (stale.length > 0) {
    const files = [...new Set(stale.map((it) => it.file))].join(', ');
    err.write(
      `${number(stale.length, 'entry', 'entries')} of the baseline found no more (${files}): \`optgate baseline --prune\`.\n`,
    );
  }
  return (it: Finding) => entryOf.has(it);
}

function withFindings(analysis: Analysis, isLeft: (finding: Finding) => boolean): Analysis {
  return { ...analysis, findings: analysis.findings.filter((it) => it.ruleId === 'invalid-config' || isLeft(it)) };
}

function sayLeftOut({ all, standing, counted }: Result, { err }: Surroundings): void {
  const accepted = all.findings.length - standing.findings.length;
  const unchanged = standing.findings.length - counted.findings.length;
  if (accepted > 0) err.write(`${number(accepted, 'finding', 'findings')} accepted by the baseline.\n`);
  if (unchanged > 0) err.write(`${number(unchanged, 'finding', 'findings')} in code that has not changed.\n`);
}

function number(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function render(
  { all, standing, counted, root, prefix, exitCode, config, version }: Result,
  { format, file }: Output,
  { quiet, colour }: Arguments,
  { out, env }: Surroundings,
): string {
  switch (format) {
    case 'json':
      return renderJson(all, version);
    case 'sarif':
      return renderSarif(standing, { version, prefix, exitCode });
    case 'github':
      return renderGithub(counted, prefix);
    case 'markdown':
      return renderMarkdown(all);
    case 'html':
      return renderHtml({ analysis: all, config }, projectName(root));
    case 'pretty':
      return renderPretty(counted, {
        quiet,
        colours: colour && !env.NO_COLOR && file === undefined && out.isTerminal,
      });
  }
}
