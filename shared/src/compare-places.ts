/**
 * The one order of places, findings and pathways: by file, then position. Code units, no locale, so that equal
 * input gives byte-equal lists on every machine.
 */
import type { Finding, Place } from './model';

export function comparePlaces(a: Place, b: Place): number {
  return (
    compareTexts(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character
  );
}

export function compareFindings(a: Finding, b: Finding): number {
  return comparePlaces(a, b) || compareTexts(a.ruleId, b.ruleId) || compareTexts(a.pathway ?? '', b.pathway ?? '');
}

export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
