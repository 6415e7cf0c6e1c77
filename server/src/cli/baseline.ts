/**
 * `optgate-baseline.json`: findings that were there when it was written, and that fail no build. People may add a
 * reason to each; it is kept for as long as its finding stands.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../../../shared/src/model';
import { readText } from '../host/node-file-system';
import { fingerprintsOf } from '../views/fingerprint';
import { UserError } from './user-error';

export const BASELINE_NAME = 'optgate-baseline.json';

export interface BaselineEntry {
  readonly id: string;
  readonly rule: string;
  readonly file: string;
  readonly reason?: string;
}

export interface BaselineRequest {
  /** Undefined: the one of the scanned folder, if there is one. */
  readonly baseline: string | undefined;
  readonly noBaseline: boolean;
}

export interface Baseline {
  /** Absolute. */
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
}

/** Where a baseline is written: the one that was named, or the scanned folder's. */
export function baselinePath(root: string, folder: string, { baseline }: BaselineRequest): string {
  return baseline === undefined ? join(root, BASELINE_NAME) : resolve(folder, baseline);
}

/** Undefined: none is asked for, or there is none. */
export function readBaseline(root: string, folder: string, request: BaselineRequest): Baseline | undefined {
  if (request.noBaseline) return undefined;
  const path = baselinePath(root, folder, request);
  if (!existsSync(path)) {
    if (request.baseline === undefined) return undefined;
    throw new UserError(`there is no baseline \`${request.baseline}\`.`);
  }
  const read = readText(path);
  if ('why' in read) throw new UserError(`the baseline \`${path}\` cannot be read: ${read.why}.`);
  return { path, entries: parseBaseline(read.text, path) };
}

function parseBaseline(text: string, path: string): readonly BaselineEntry[] {
  const parsed = parseJson(text, path);
  const findings = isRecord(parsed) && parsed.version === 1 ? parsed.findings : undefined;
  if (!Array.isArray(findings))
    throw new UserError(`\`${path}\` is no baseline: \`version\` 1 with \`findings\` must stand there.`);
  return findings.map((it: unknown, i) => {
    if (!isEntry(it))
      throw new UserError(`\`${path}\`: entry ${i + 1} must have the texts \`id\`, \`rule\` and \`file\`.`);
    return it;
  });
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`\`${path}\` is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function isEntry(it: unknown): it is BaselineEntry {
  if (!isRecord(it)) return false;
  const isReason = it.reason === undefined || typeof it.reason === 'string';
  return isReason && [it.id, it.rule, it.file].every((text) => typeof text === 'string');
}

function isRecord(it: unknown): it is Record<string, unknown> {
  return typeof it === 'object' && it !== null;
}

/** Only what can fail a build is accepted: a wrong configuration or information is not. */
export function toEntries(findings: readonly Finding[]): readonly BaselineEntry[] {
  const ids = fingerprintsOf(findings);
  return findings
    .filter((it) => it.ruleId !== 'invalid-config' && it.severity !== 'information')
    .map((it) => ({ id: ids.get(it) ?? '', rule: it.ruleId, file: it.file }));
}

export function renderBaseline(entries: readonly BaselineEntry[]): string {
  const sorted = [...entries].sort((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.id, b.id));
  const findings = sorted.map(({ id, rule, file, reason }) => ({
    id,
    rule,
    file,
    ...(reason !== undefined && { reason }),
  }));
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
