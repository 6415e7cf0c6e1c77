/**
 * `PRIVACY_OPERATIONS.md`: the generated regions brought up to date, all else byte for byte as people left it.
 *
 * A region that says the same already stays as it stands, whatever a formatter did to its tables. One whose content
 * was edited by hand, notes aside, is replaced only when that is asked for, and its difference is given either way.
 */
import type { Analysis } from '../../../../shared/src/model';
import { contentHash } from '../../std/content-hash';
import { collectNotes, toCanonicalLines, toHashedLines } from './notes';
import { REGION_NAMES, type RegionName, renderRegion } from './region-lines';
import { type BrokenFile, type Region, type Segment, splitRegions } from './regions';

export interface OperationsOptions {
  /** What happens to a region that was edited by hand. */
  readonly edited: 'refuse' | 'replace';
}

export interface OperationsText {
  readonly text: string;
  /** Regions that were edited by hand and are replaced in `text`. */
  readonly replaced: readonly EditedRegion[];
}

export interface EditedRegion extends BrokenFile {
  /** Lines that go (`-`) and come (`+`). */
  readonly difference: string;
}

export interface OperationsError {
  readonly error: BrokenFile & { readonly difference?: string };
}

export function renderOperations(
  analysis: Analysis,
  existing: string | null,
  options: OperationsOptions = { edited: 'refuse' },
): OperationsText | OperationsError {
  const segments = existing === null ? NEW_FILE : splitRegions(existing);
  if (!Array.isArray(segments)) return { error: segments };

  const edited = segments.filter(isEdited).map((it) => toEditedRegion(it, analysis));
  const [first] = edited;
  if (first && options.edited === 'refuse') return { error: first };

  const eol = /\r?\n/.exec(existing ?? '')?.[0] ?? '\n';
  const known = segments.map((it) => (isOurs(it) ? renderAgain(it, analysis, eol) : it.text)).join('');
  const absent = REGION_NAMES.filter((name) => !segments.some((it) => it.kind === 'region' && it.name === name));
  const added = absent.map((name) => eol + renderWhole(name, renderRegion(name, analysis, []), eol) + eol);
  const gap = added.length > 0 && known !== '' && !known.endsWith('\n') ? eol : '';
  return { text: [known, gap, ...added].join(''), replaced: edited };
}

type OurRegion = Region & { readonly name: RegionName };

/** A region of a name that we do not write (a later version's) is left alone as people's text is. */
function isOurs(it: Segment): it is OurRegion {
  return it.kind === 'region' && (REGION_NAMES as readonly string[]).includes(it.name);
}

function isEdited(it: Segment): it is OurRegion {
  return isOurs(it) && it.lines.some((line) => line.trim() !== '') && it.hash !== hashLines(it.lines);
}

function toEditedRegion(region: OurRegion, analysis: Analysis): EditedRegion {
  const next = renderRegion(region.name, analysis, collectNotes(region.lines));
  return {
    line: region.line,
    message: `The generated region \`${region.name}\` was edited by hand.`,
    difference: renderDifference(toCanonicalLines(region.lines), toCanonicalLines(next)),
  };
}

function renderAgain(region: OurRegion, analysis: Analysis, eol: string): string {
  const next = renderRegion(region.name, analysis, collectNotes(region.lines));
  const isSame = toCanonicalLines(next).join('\n') === toCanonicalLines(region.lines).join('\n');
  if (isSame && region.hash === hashLines(next)) return region.text;
  const end = /\r?\n$/.exec(region.text)?.[0] ?? '';
  return renderWhole(region.name, next, eol) + end;
}

/** With its markers, without a line end. */
function renderWhole(name: RegionName, lines: readonly string[], eol: string): string {
  const begin = `<!-- optgate:begin ${name} hash=${hashLines(lines)} -->`;
  return [begin, ...lines, `<!-- optgate:end ${name} -->`].join(eol);
}

function hashLines(lines: readonly string[]): string {
  return contentHash(toHashedLines(lines).join('\n')).toString(16).padStart(14, '0');
}

function renderDifference(before: readonly string[], after: readonly string[]): string {
  const gone = before.filter((it) => !after.includes(it)).map((it) => `- ${it}`);
  const come = after.filter((it) => !before.includes(it)).map((it) => `+ ${it}`);
  return [...gone, ...come].join('\n');
}

const NEW_FILE: Segment[] = [
  {
    kind: 'text',
    text: `# Privacy operations

How this project keeps a consumer's opt-out: every third-party sharing pathway, what gates it, and what is done about
requests. \`optgate export\` writes the marked regions. All other text, and the Notes column, is written by people and
is never changed.

## Third-party removals

One row for each third party that is told of an opt-out request. Due is 15 business days after Received.

| Request | Received | Third party | Due | Done | Evidence |
| --- | --- | --- | --- | --- | --- |
`,
  },
];
