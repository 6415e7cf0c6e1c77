/**
 * What was concluded of a program still holds where nothing that it rests on has changed. Other blanks and comments only
 * move it: its places are those of the text as it is now.
 */
import type { Place, Range } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { offsetOf, rangeOf } from '../facts/positions';
import type { Quote } from '../facts/quote';
import { type Moved, sameProgram } from '../facts/same-program';
import type { WorkspaceLinks } from '../links/link-store';
import type { Links } from '../links/links';
import type { Questions, Retold } from '../links/questions';
import { remembered } from '../std/remembered';
import type { Conclusions } from './conclude';

/** Remembers what was quoted. */
export interface Quotes {
  readonly quote: Quote;
  /** By file. */
  readonly given: ReadonlyMap<string, readonly Quoted[]>;
}

interface Quoted {
  readonly s: number;
  readonly e: number;
  readonly text: string;
}

export function quotesFrom(textOf: (path: string) => string): Quotes {
  const given = new Map<string, Quoted[]>();
  return {
    given,
    quote(path, s, e) {
      const text = textOf(path).slice(s, e);
      remembered(given, path, () => []).push({ s, e, text });
      return text;
    },
  };
}

interface Kept {
  readonly links: WorkspaceLinks;
  readonly retold: readonly string[];
  readonly questions: Questions;
  readonly quotes: Quotes;
  readonly conclusions: Conclusions;
}

type TextOf = (path: string) => string;

/** By later links. Undefined where it has to be concluded anew. */
export function concludedStill(kept: Kept, now: Links, textOf: TextOf) {
  const versions = kept.questions.answeredBy(now, (before, after) => sameProgram(before, after) !== undefined);
  const conclusions = versions && moveAll(kept, versions, textOf);
  return conclusions && { conclusions, retold: [...versions.keys()].map((it) => it.path) };
}

/** By the same links, of which some files are told in other words. */
export function retoldStill(kept: Kept, textOf: TextOf): Conclusions | undefined {
  const versions = new Map<FileFacts, FileFacts>();
  for (const path of [...kept.retold, ...kept.links.retold]) {
    const [before, after] = [kept.questions.links.facts(path), kept.links.facts(path)];
    if (before && after && before !== after) versions.set(before, after);
  }
  return moveAll(kept, versions, textOf);
}

function moveAll({ quotes, conclusions }: Kept, versions: Retold, textOf: TextOf): Conclusions | undefined {
  let still: Conclusions | undefined = conclusions;
  for (const [before, after] of versions) {
    const moved = sameProgram(before, after);
    if (!moved || !isQuotedStill(quotes.given.get(before.path) ?? [], textOf(before.path), moved)) return undefined;
    still &&= movedIn(still, before, after, moved);
  }
  return still;
}

function isQuotedStill(quoted: readonly Quoted[], text: string, moved: Moved): boolean {
  return quoted.every((it) => {
    const [s, e] = [moved(it.s), moved(it.e, true)];
    return s !== undefined && e !== undefined && text.slice(s, e) === it.text;
  });
}

/** Undefined where a place has changed within. What has not moved stays the same object. */
function movedIn<T>(conclusions: T, before: FileFacts, after: FileFacts, moved: Moved): T | undefined {
  let isLost = false;
  const result = visit(conclusions) as T;
  return isLost ? undefined : result;

  function visit(it: unknown): unknown {
    if (typeof it !== 'object' || it === null) return it;
    const old = it as Readonly<Record<string, unknown>>;
    let changed: Record<string, unknown> | undefined;
    for (const key of Object.keys(old)) {
      const now = key === 'range' && isPlaceIn(it, before.path) ? rangeNow(it.range) : visit(old[key]);
      if (now === old[key]) continue;
      changed ??= (Array.isArray(it) ? [...it] : { ...it }) as Record<string, unknown>;
      changed[key] = now;
    }
    return changed ?? it;
  }

  function rangeNow(range: Range): Range {
    const [start, end] = [offsetOf(before, range.start), offsetOf(before, range.end)];
    const s = moved(start);
    const e = moved(end, end > start);
    isLost ||= s === undefined || e === undefined;
    const now = rangeOf(after, s ?? 0, e ?? 0);
    return JSON.stringify(now) === JSON.stringify(range) ? range : now;
  }
}

function isPlaceIn(it: object, path: string): it is Place {
  return (it as Partial<Place>).file === path && (it as Partial<Place>).range !== undefined;
}
