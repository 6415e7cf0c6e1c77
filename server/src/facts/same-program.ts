/** Whether two versions of a file say the same program, told with other blanks and comments, and where its parts went. */
import type { FileFacts } from './ir';

/** To the offset in the later version; undefined inside of what has changed. `end`: of where something ends. */
export type Moved = (offset: number, end?: boolean) => number | undefined;

/** Keys of offsets. */
const STARTS: ReadonlySet<string> = new Set(['s', 'n', 'at']);

/** Undefined where they are not the same program. */
export function sameProgram(before: FileFacts, after: FileFacts): Moved | undefined {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  return isSame(programOf(before), programOf(after)) ? moving(starts, ends) : undefined;

  function isSame(a: unknown, b: unknown): boolean {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
    if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((it, i) => isSame(it, b[i]));
    const [own, other] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
    const keys = Object.keys(own);
    return keys.length === Object.keys(other).length && keys.every((key) => isSameAt(key, own[key], other[key]));
  }

  function isSameAt(key: string, a: unknown, b: unknown): boolean {
    const offsets = key === 'e' ? ends : STARTS.has(key) ? starts : undefined;
    if (!offsets || typeof a !== 'number') return isSame(a, b);
    if (typeof b !== 'number') return false;
    // Two parts that began together have parted: a module and its first statement, behind a comment.
    offsets.set(a, (offsets.get(a) ?? b) === b ? b : Number.NaN);
    return true;
  }
}

/** Without what line ends and comments say. */
function programOf({ lineStarts: _, directives: __, ...program }: FileFacts) {
  return program;
}

/** What lies between two parts that went equally far went with them. */
function moving(starts: ReadonlyMap<number, number>, ends: ReadonlyMap<number, number>): Moved {
  const known = [...starts, ...ends].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return (offset, end = false) => {
    const exact = (end ? ends : starts).get(offset);
    if (exact !== undefined) return Number.isNaN(exact) ? undefined : exact;
    let [low, high] = [0, known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((known[middle]?.[0] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    const [below, above] = [known[low - 1], known[low]];
    if (!below || !above || below[1] - below[0] !== above[1] - above[0]) return undefined;
    return offset + above[1] - above[0];
  };
}
