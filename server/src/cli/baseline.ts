/**
 * `optgate-baseline.json`: findings that were there when it was written, and that fail no build. People may add a
 * reason to each; it is kept for as long as its finding stands.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../../../shared/src/model';
import { readText } from '../host/node-file-system';
import { groupBy } from '../std/group-by';
import { contentOfId } from '../std/stable-id';
import { fingerprintsOf } from '../views/fingerprint';
import { UserError } from './user-error';

export const BASELINE_NAME = 'optgate-baseline.json';

export interface BaselineEntry {
  readonly id: string;
  readonly rule: string;
  readonly file: string;
  /** What was found, for people. */
  readonly message?: string;
  /** Of a finding about one: what stands there is known again in a renamed file. */
  readonly pathway?: string;
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
  const isText = (text: unknown) => text === undefined || typeof text === 'string';
  return (
    [it.reason, it.message, it.pathway].every(isText) &&
    [it.id, it.rule, it.file].every((text) => typeof text === 'string')
  );
}

function isRecord(it: unknown): it is Record<string, unknown> {
  return typeof it === 'object' && it !== null;
}

/** Only what can fail a build is accepted: a wrong configuration or information is not. */
export function toEntries(findings: readonly Finding[]): ReadonlyMap<Finding, BaselineEntry> {
  const ids = fingerprintsOf(findings);
  const accepted = findings.filter((it) => it.ruleId !== 'invalid-config' && it.severity !== 'information');
  return new Map(accepted.map((it) => [it, toEntry(it, ids.get(it) ?? '')]));
}

function toEntry({ ruleId, file, message, pathway }: Finding, id: string): BaselineEntry {
  return { id, rule: ruleId, file, message, ...(pathway !== null && { pathway }) };
}

export interface Matched {
  readonly entryOf: ReadonlyMap<Finding, BaselineEntry>;
  /** Those whose finding is no more. */
  readonly stale: readonly BaselineEntry[];
}

/**
 * Which entry stands for which finding: by its id, else, of a file that is no more, by the one finding of the rule
 * about the same thing elsewhere. Where two would do, neither is accepted.
 */
export function matchEntries(
  entries: readonly BaselineEntry[],
  findings: readonly Finding[],
  isThere: (file: string) => boolean,
): Matched {
  const byId = new Map(entries.map((it) => [it.id, it]));
  const entryOf = new Map<Finding, BaselineEntry>();
  for (const [finding, id] of fingerprintsOf(findings)) {
    const entry = byId.get(id);
    if (entry) entryOf.set(finding, entry);
  }
  const found = new Set(entryOf.values());
  const gone = entries.filter((it) => !found.has(it) && !isThere(it.file));
  const renamed = groupBy(gone, (it) => keyOf(it.rule, it.pathway));
  const left = groupBy(
    findings.filter((it) => !entryOf.has(it)),
    (it) => keyOf(it.ruleId, it.pathway),
  );
  for (const [key, [entry, ...others]] of renamed) {
    const [finding, ...more] = left.get(key) ?? [];
    if (entry && finding && others.length === 0 && more.length === 0) entryOf.set(finding, entry);
  }
  const matched = new Set(entryOf.values());
  return { entryOf, stale: entries.filter((it) => !matched.has(it)) };
}

function keyOf(rule: string, pathway: string | null | undefined): string | undefined {
  const content = contentOfId(pathway ?? '');
  return content && `${rule}\u0001${content}`;
}

export function renderBaseline(entries: readonly BaselineEntry[]): string {
  const sorted = [...entries].sort((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.id, b.id));
  const findings = sorted.map(({ id, rule, file, message, pathway, reason }) => ({
    id,
    rule,
    file,
    ...(message !== undefined && { message }),
    ...(pathway !== undefined && { pathway }),
    ...(reason !== undefined && { reason }),
  }));
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
