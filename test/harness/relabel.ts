/**
 * Writes a file of a suite as it should be labelled by what the analysis says.
 *
 * A label that is true stays as it is written, so a test passes if nothing changes, and the difference of
 * the two texts is the explanation when it fails. Updating writes the text back, in one of two moods, and
 * never takes the analysis' side where the label says that it claims too much.
 */
import type { Analysis, Range } from '../../shared/src/model';
import { type Conclusion, claimsTooMuch, concludePathway, isTrueOf, printConclusion } from './conclusion';
import type { CodeLine, Label, SuiteFile } from './suite';

interface Found {
  readonly start: number;
  readonly end: number | undefined;
  readonly conclusion: Conclusion;
}

/** `show`: as it is. `accept`: the analysis is right. `want`: the labels are, and what differs is a known loss. */
export type Mood = 'show' | 'accept' | 'want';

export function relabel(file: SuiteFile, analysis: Analysis, mood: Mood = 'show'): string[] {
  const found = collectFound(file, analysis);
  return file.code.flatMap((line, at) => [line.text, ...labelsOf(line, found.get(at + 1) ?? [], mood)]);
}

function collectFound(file: SuiteFile, analysis: Analysis): Map<number, Found[]> {
  const found = new Map<number, Found[]>();
  const add = (range: Range, conclusion: Conclusion): void => {
    const end = range.end.line === range.start.line ? range.end.character - 1 : undefined;
    const list = found.get(range.start.line) ?? [];
    list.push({ start: range.start.character - 1, end, conclusion });
    found.set(range.start.line, list);
  };
  for (const it of analysis.pathways) if (it.file === file.path) add(it.range, concludePathway(it, analysis));
  for (const it of analysis.unreachable) if (it.file === file.path) add(it.range, { word: 'unreachable' });
  return found;
}

function labelsOf(line: CodeLine, found: readonly Found[], mood: Mood): string[] {
  const open = [...line.labels];
  const kept = [...found].sort(bySpan).map((it) => {
    const same = open.filter((label) => label.start === it.start && label.end === it.end);
    const label = same.find((candidate) => isTrueOf(candidate.conclusion, it.conclusion)) ?? same[0];
    if (label) open.splice(open.indexOf(label), 1);
    return {
      start: it.start,
      text: label ? updated(label, it, line.text, mood) : written(it, strongest(it.conclusion), line.text),
    };
  });
  const missed = open.flatMap((it) => missedLabel(it, line.text, mood));
  return [...kept, ...missed].sort((a, b) => a.start - b.start).map((it) => it.text);
}

/** The label of a place where the analysis finds nothing. */
function missedLabel(label: Label, code: string, mood: Mood): { start: number; text: string }[] {
  const { start, end, conclusion } = label;
  if (conclusion.word === 'unseen') return [{ start, text: label.raw }];
  if (mood !== 'want') return [];
  const want = conclusion.want ?? conclusion;
  return [{ start, text: written({ start, end, conclusion }, { word: 'unseen', want }, code) }];
}

function bySpan(a: Found, b: Found): number {
  return a.start - b.start || (a.end ?? Number.MAX_VALUE) - (b.end ?? Number.MAX_VALUE);
}

function updated(label: Label, found: Found, code: string, mood: Mood): string {
  const { conclusion } = label;
  if (conclusion.want && isTrueOf(conclusion.want, found.conclusion)) return written(found, conclusion.want, code);
  if (isTrueOf(conclusion, found.conclusion)) return label.raw;
  if (mood !== 'show' && claimsTooMuch(found.conclusion, conclusion.want ?? conclusion)) return label.raw;
  const want = mood === 'want' ? (conclusion.want ?? conclusion) : conclusion.want;
  return written(found, { ...strongest(found.conclusion), ...(want ? { want } : {}) }, code);
}

/** What a new label says: gates with their texts, findings left to whoever wants to state them. */
function strongest(conclusion: Conclusion): Conclusion {
  return { ...conclusion, findings: [] };
}

function written(found: Found, conclusion: Conclusion, code: string): string {
  const end = found.end ?? code.trimEnd().length;
  const carets = '^'.repeat(Math.max(1, end - found.start));
  const margin = found.start < 2 ? ' '.repeat(found.start) : `//${' '.repeat(found.start - 2)}`;
  return `${margin}${carets}${found.end === undefined ? '…' : ''} ${printConclusion(conclusion)}`;
}
