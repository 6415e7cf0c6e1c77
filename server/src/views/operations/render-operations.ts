/**
 * `PRIVACY_OPERATIONS.md`: the generated regions brought up to date, all else byte for byte as people left it.
 *
 * A region that says the same already stays as it stands, whatever a formatter did to its tables. One whose content
 * was edited by hand, notes aside, is replaced only when that is asked for, and its difference is given either way.
 */
import type { Analysis } from '../../../../shared/src/model';
import { contentHash } from '../../std/content-hash';
import { renderDifference } from './difference';
import { NEW_FILE } from './new-file';
import { collectRows, removedRowsIn, toCanonicalLines, toHashedLines } from './notes';
import type { RegionInput } from './region';
import { REGION_NAMES, type RegionName, renderRegion } from './region-lines';
import { type BrokenFile, type Region, type Segment, splitRegions } from './regions';

export interface OperationsOptions extends Omit<RegionInput, 'analysis'> {
  /** What happens to a region that was edited by hand. */
  readonly edited: 'refuse' | 'replace';
}

export interface OperationsText {
  readonly text: string;
  /** Every region that `text` changes, with what goes (`-`) and comes (`+`). */
  readonly changed: readonly ChangedRegion[];
}

export interface ChangedRegion {
  readonly name: string;
  /** Of the region in the file as it was. */
  readonly line: number;
  readonly isEdited: boolean;
  readonly message: string;
  readonly difference: string;
}

export interface OperationsError {
  readonly error: BrokenFile & { readonly difference?: string };
}

export function renderOperations(
  analysis: Analysis,
  existing: string | null,
  { edited, ...given }: OperationsOptions,
): OperationsText | OperationsError {
  const isNew = existing === null || existing.trim() === '';
  const segments = splitRegions(isNew ? NEW_FILE : existing);
  if (!Array.isArray(segments)) return { error: segments };

  const input = { analysis, ...given };
  const eol = /\r?\n/.exec(existing ?? '')?.[0] ?? '\n';
  const again = segments.map((it) => (isOurs(it) ? renderAgain(it, input, eol) : { text: it.text }));
  const changed = again.flatMap((it) => (!isNew && 'changed' in it && it.changed ? [it.changed] : []));
  const byHand = changed.find((it) => it.isEdited);
  if (byHand && edited === 'refuse') return { error: byHand };

  const known = again.map((it) => it.text).join('');
  const absent = REGION_NAMES.filter((name) => !segments.some((it) => it.kind === 'region' && it.name === name));
  const added = absent.map((name) => eol + renderWhole(name, renderRegion(name, input, []), [], eol) + eol);
  const gap = added.length > 0 && known !== '' && !known.endsWith('\n') ? eol : '';
  const mark = isNew && existing?.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = [mark, isNew ? known.replaceAll(/\r?\n/g, eol) : known, gap, ...added].join('');
  return { text, changed };
}

type OurRegion = Region & { readonly name: RegionName };

/** A region of a name that we do not write (a later version's) is left alone as people's text is. */
function isOurs(it: Segment): it is OurRegion {
  return it.kind === 'region' && (REGION_NAMES as readonly string[]).includes(it.name);
}

function renderAgain(region: OurRegion, input: RegionInput, eol: string): { text: string; changed?: ChangedRegion } {
  const { name, line, lines, attributes } = region;
  const rows = name === 'pathways' ? collectRows(lines) : [];
  const next = renderRegion(name, input, rows);
  const before = toCanonicalLines(lines);
  const after = toCanonicalLines(next);
  const isSame = before.join('\n') === after.join('\n');
  const marks = marksOf(name, next);
  if (isSame && marks.every((it) => attributes.includes(it))) return { text: region.text };
  const end = /\r?\n$/.exec(region.text)?.[0] ?? '';
  const text = renderWhole(name, next, attributes, eol) + end;
  if (isSame) return { text };
  const isEdited = before.length > 0 && !isAsWritten(region);
  const message = `The generated region \`${name}\` ${isEdited ? 'was edited by hand' : 'is not up to date'}.`;
  return { text, changed: { name, line, isEdited, message, difference: renderDifference(before, after) } };
}

/** With its markers, without a line end. What people added to the marker stays in it. */
function renderWhole(name: RegionName, lines: readonly string[], attributes: readonly string[], eol: string): string {
  const others = attributes.filter((it) => !OURS.test(it));
  const begin = `<!-- ${['optgate:begin', name, ...marksOf(name, lines), ...others].join(' ')} -->`;
  return [begin, ...lines, `<!-- optgate:end ${name} -->`].join(eol);
}

/** What the begin marker keeps of the content, so that an edit is noticed: of removed rows each, since they may go. */
function marksOf(name: RegionName, lines: readonly string[]): string[] {
  const removed = name === 'pathways' ? removedRowsIn(lines).map((it) => hash([it]).slice(-6)) : [];
  const hashed = name === 'pathways' ? toHashedLines(lines) : toCanonicalLines(lines);
  return [`hash=${hash(hashed)}`, ...(removed.length > 0 ? [`removed=${removed.join(',')}`] : [])];
}

function isAsWritten({ name, lines, attributes }: OurRegion): boolean {
  const [own = '', removed = ''] = marksOf(name, lines);
  const ours = attributes.filter((it) => OURS.test(it));
  const [kept = '', ...more] = ours.filter((it) => it !== own);
  if (!ours.includes(own) || more.length > 0 || kept.startsWith('hash=')) return false;
  const known = new Set(valuesOf(kept));
  return valuesOf(removed).every((it) => known.has(it));
}

function valuesOf(attribute: string): string[] {
  return attribute
    .slice(attribute.indexOf('=') + 1)
    .split(',')
    .filter(Boolean);
}

/** What else stands in a marker is people's, however it begins. */
const OURS = /^(?:hash=[\da-f]{14}|removed=[\da-f]{6}(?:,[\da-f]{6})*)$/;

function hash(lines: readonly string[]): string {
  return contentHash(lines.join('\n')).toString(16).padStart(14, '0');
}
