/**
 * `PRIVACY_OPERATIONS.md` as people's text and generated regions, in order.
 *
 * Only whole lines `<!-- optgate:begin NAME … -->` and `<!-- optgate:end NAME -->` are markers. Anything half or
 * broken is an error with its line: a file that is not understood is never written.
 */
export type Segment = PeoplesText | Region;

export interface PeoplesText {
  readonly kind: 'text';
  /** Byte for byte. */
  readonly text: string;
}

export interface Region {
  readonly kind: 'region';
  readonly name: string;
  /** What the begin marker says the content was when it was written; null when it says nothing. */
  readonly hash: string | null;
  /** Of the begin marker, 1-based. */
  readonly line: number;
  /** Markers included, byte for byte. */
  readonly text: string;
  /** Lines between the markers, without line ends. */
  readonly lines: readonly string[];
}

export interface BrokenFile {
  readonly line: number;
  readonly message: string;
}

const BEGIN = /^<!-- optgate:begin ([a-z][a-z-]*)((?: [^\s>]+)*) -->$/;
const END = /^<!-- optgate:end ([a-z][a-z-]*) -->$/;
const ANY_MARKER = /<!--\s*optgate:(?:begin|end)/;
const CONFLICT = /^(?:<{7}|>{7}|\|{7})(?: |$)/;

export function splitRegions(text: string): Segment[] | BrokenFile {
  const segments: Segment[] = [];
  const names = new Set<string>();
  let open: { name: string; hash: string | null; line: number } | undefined;
  let pending: string[] = [];

  for (const [i, raw] of splitLines(text).entries()) {
    const line = i + 1;
    const bare = toBareLine(raw);
    const begin = BEGIN.exec(bare);
    const end = END.exec(bare);
    if (CONFLICT.test(bare)) return { line, message: 'A merge conflict stands here.' };
    if (!begin && !end && ANY_MARKER.test(bare)) return { line, message: 'This marker is not complete.' };
    if (begin?.[1]) {
      if (open) return { line, message: `The region \`${open.name}\` has not ended before this marker.` };
      if (names.has(begin[1])) return { line, message: `The region \`${begin[1]}\` stands twice.` };
      // A byte order mark belongs to people's text, not to the marker that follows it.
      const mark = i === 0 && raw.startsWith('\uFEFF') ? '\uFEFF' : '';
      pushText(pending.join('') + mark);
      open = { name: begin[1], hash: /(?:^| )hash=(\S+)/.exec(begin[2] ?? '')?.[1] ?? null, line };
      names.add(open.name);
      pending = [raw.slice(mark.length)];
    } else if (end) {
      if (!open || open.name !== end[1])
        return { line, message: `The region \`${end[1]}\` ends here and did not begin.` };
      const bodyLines = pending.slice(1).map((it) => it.replace(/\r?\n$/, ''));
      segments.push({ kind: 'region', ...open, text: [...pending, raw].join(''), lines: bodyLines });
      open = undefined;
      pending = [];
    } else {
      pending.push(raw);
    }
  }
  if (open) return { line: open.line, message: `The region \`${open.name}\` begins here and does not end.` };
  pushText(pending.join(''));
  return segments;

  function pushText(it: string): void {
    if (it !== '') segments.push({ kind: 'text', text: it });
  }
}

/** Lines with their ends, so that joining them gives the text again. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function toBareLine(raw: string): string {
  return raw.replace(/^\uFEFF/, '').trimEnd();
}
