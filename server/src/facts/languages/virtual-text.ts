/**
 * Text that is made from another text, and where each of its places stands in that one.
 *
 * A stretch is either copied, and then exact, or written, and then it stands for a span of the original:
 * what begins in it begins where the span begins, what ends in it ends where the span ends.
 */
export interface VirtualText {
  readonly text: string;
  /** Where in the original something begins that begins here. */
  start(offset: number): number;
  /** Where in the original something ends that ends here. */
  end(offset: number): number;
}

export interface VirtualWriter {
  /** The original, as it stands. */
  copy(s: number, e: number): void;
  /** Text of our own, standing for a span of the original. */
  write(text: string, s: number, e: number): void;
  done(): VirtualText;
}

export interface Stretch {
  /** Offset in the text that is made. */
  readonly at: number;
  readonly s: number;
  readonly e: number;
  readonly copied: boolean;
}

export function createVirtualWriter(original: string): VirtualWriter {
  const parts: string[] = [];
  const stretches: Stretch[] = [];
  let length = 0;

  return {
    copy: (s, e) => add(original.slice(s, e), s, e, true),
    write: (text, s, e) => add(text, s, e, false),
    done: () => virtualText(parts.join(''), stretches),
  };

  function add(text: string, s: number, e: number, copied: boolean): void {
    if (text === '') return;
    stretches.push({ at: length, s, e, copied });
    parts.push(text);
    length += text.length;
  }
}

export function virtualText(text: string, stretches: readonly Stretch[]): VirtualText {
  return {
    text,
    start(offset) {
      const it = stretchAt(stretches, offset);
      return it.copied ? Math.min(it.s + offset - it.at, it.e) : it.s;
    },
    end(offset) {
      const it = stretchAt(stretches, Math.max(0, offset - 1));
      return it.copied ? Math.min(it.s + offset - it.at, it.e) : it.e;
    },
  };
}

const NOWHERE: Stretch = { at: 0, s: 0, e: 0, copied: false };

function stretchAt(stretches: readonly Stretch[], offset: number): Stretch {
  let low = 0;
  let high = stretches.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return stretches[low] ?? NOWHERE;
}
