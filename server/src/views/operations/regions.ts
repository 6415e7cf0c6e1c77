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
  /** What stands in the begin marker beside the name: `hash=…`, and what people added. */
  readonly attributes: readonly string[];
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

const BEGIN = /^<!-- optgate:begin ([a-z][a-z-]*)((?: [^\s<>]+)*) -->$/;
const END = /^<!-- optgate:end ([a-z][a-z-]*) -->$/;
const CONFLICT = /^(?:<{7,}|>{7,}|\|{7,})(?: |$)/;
const PRODUCT = 'optgate:';

interface Open {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly line: number;
}

export function splitRegions(text: string): Segment[] | BrokenFile {
  const segments: Segment[] = [];
  const names = new Set<string>();
  let open: Open | undefined;
  let pending: string[] = [];

  for (const [i, raw] of splitLines(text).entries()) {
    const line = i + 1;
    const bare = toBareLine(raw);
    const [, begins, attributes = ''] = BEGIN.exec(bare) ?? [];
    const ends = END.exec(bare)?.[1];
    if (CONFLICT.test(bare)) return { line, message: 'A merge conflict stands here.' };
    if (!begins && !ends && isBrokenMarker(bare)) return { line, message: 'This marker is not complete.' };
    if (begins) {
      if (open) return { line, message: `The region \`${open.name}\` has not ended before this marker.` };
      if (names.has(begins)) return { line, message: `The region \`${begins}\` stands twice.` };
      // A byte order mark belongs to people's text, not to the marker that follows it.
      const mark = i === 0 && raw.startsWith('\uFEFF') ? '\uFEFF' : '';
      pushText(pending.join('') + mark);
      open = { name: begins, attributes: attributes.split(' ').filter(Boolean), line };
      names.add(begins);
      pending = [raw.slice(mark.length)];
    } else if (ends) {
      if (open?.name !== ends) return { line, message: `The region \`${ends}\` ends here and did not begin.` };
      const lines = pending.slice(1).map((it) => it.replace(/\r?\n$/, ''));
      segments.push({ kind: 'region', ...open, text: [...pending, raw].join(''), lines });
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

/** What was a marker, or is to become one: our word with what opens or closes a comment. */
function isBrokenMarker(line: string): boolean {
  if (!line.includes(PRODUCT)) return false;
  if (/<!-{1,2}\s*optgate:/.test(line)) return true;
  const at = /optgate:(?:begin|end)\b/.exec(line)?.index;
  return at !== undefined && line.includes('-->', at);
}

/** Lines with their ends, so that joining them gives the text again. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function toBareLine(raw: string): string {
  return raw.replace(/^\uFEFF/, '').trimEnd();
}
