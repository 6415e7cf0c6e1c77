/**
 * Path patterns of servers: does one surely match wherever another does?
 *
 * Segment by segment, for the forms that all frameworks share: names, `:parameters`, and a wildcard at
 * the end. Any other form is open: it covers nothing, and only what covers everything covers it.
 */
export type Match = 'prefix' | 'exact';

interface Segment {
  readonly k: 'name' | 'one' | 'rest' | 'open';
  readonly text: string;
}

const REST = /^(?:\*\w*|\(\.\*\)|\{\*\w+\}|:\w+(?:\*|\(\.\*\)))$/;

export function coversPath(layer: string, match: Match, path: string): boolean {
  const own = segmentsOf(layer);
  const other = segmentsOf(path);
  if (own.some((it, i) => it.k === 'open' || (it.k === 'rest' && i < own.length - 1))) return false;
  for (const [i, segment] of own.entries()) {
    const there = other[i];
    if (segment.k === 'rest') return i === 0 || (there !== undefined && isBelow(segment, there));
    if (!there || there.k === 'open' || there.k === 'rest') return false;
    if (segment.k === 'name' && !(there.k === 'name' && there.text === segment.text)) return false;
  }
  return match === 'prefix' || own.length === other.length;
}

/** May a request for this path be one for that? */
export function mayMeet(pattern: string, path: string): boolean {
  return mayMeetAt(segmentsOf(pattern), segmentsOf(path));
}

/** The same where the path may stand below others. */
export function mayMeetBelow(pattern: string, path: string): boolean {
  const own = segmentsOf(pattern);
  const isOpen = own.some((it) => it.k === 'rest' || it.k === 'open');
  return isOpen || own.some((_, i) => mayMeetAt(own.slice(i), segmentsOf(path)));
}

function mayMeetAt(a: readonly Segment[], b: readonly Segment[]): boolean {
  const isMore = (it: Segment) => it.k === 'rest' || it.k === 'open';
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [one, two] = [a[i], b[i]];
    if ((one && isMore(one)) || (two && isMore(two))) return true;
    if (!one || !two || (one.k === 'name' && two.k === 'name' && one.text !== two.text)) return false;
  }
  return true;
}

export function joinPaths(a: string, b: string): string {
  return `/${[...partsOf(a), ...partsOf(b)].join('/')}`;
}

/** A path of which nothing is known. */
export const OPEN_PATH = '/\u0000';

/** One wildcard may match nothing where another must match something: only the same form is the same. */
function isBelow(rest: Segment, there: Segment): boolean {
  return there.k === 'rest' ? there.text === rest.text : there.k !== 'open';
}

function partsOf(path: string): string[] {
  return path.split('/').filter((it) => it !== '');
}

function segmentsOf(path: string): Segment[] {
  return partsOf(path).map((text) => ({ k: kindOf(text), text }));
}

function kindOf(text: string): Segment['k'] {
  if (/^[\w\-.~%@]+$/.test(text)) return 'name';
  if (/^:\w+$/.test(text)) return 'one';
  return REST.test(text) ? 'rest' : 'open';
}
