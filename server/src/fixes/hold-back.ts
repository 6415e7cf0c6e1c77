/**
 * The quick fix for a script tag on a page with a consent platform: the platform's own markup, which holds the script
 * back until the consumer agrees.
 */
import type { Category } from '../../../shared/src/model';
import type { Fix, NoFix } from './fix';
import { toEdits } from './insertion';
import type { Span } from './source';

export interface HoldBackInput {
  readonly text: string;
  readonly path: string;
  readonly span: Span;
  readonly category: Category;
  /** Ids of the consent platforms that are loaded. */
  readonly platforms: readonly string[];
}

export function holdBack({ text, path, span: [start, end], category, platforms }: HoldBackInput): Fix | NoFix {
  const head = /^<script\b(?:"[^"]*"|'[^']*'|[^>"'])*>/i.exec(text.slice(start, end))?.[0];
  if (!head) return { why: 'Only script tags can be held back.' };
  const platform = platforms.find((it) => Object.hasOwn(MARKS, it));
  const mark = platform && MARKS[platform]?.(category === 'advertising' ? 'marketing' : 'statistics');
  if (!mark) return { why: 'No consent platform is loaded whose markup could hold the script back.' };
  if (/\s(?:type|class)\s*=/i.test(head)) return { why: 'The script has a type or a class of its own.' };
  return {
    id: `hold-back:${platform}`,
    title: `Hold back until consent (${platform})`,
    preferred: false,
    safe: false,
    promised: 'gated',
    edits: toEdits(path, [{ at: start + '<script'.length, text: ` ${mark}` }]),
  };
}

type Purpose = 'marketing' | 'statistics';

/** What each platform looks for, by its documentation. */
const MARKS: { readonly [platform: string]: (purpose: Purpose) => string } = {
  cookiebot: (purpose) => `type="text/plain" data-cookieconsent="${purpose}"`,
  onetrust: (purpose) => `type="text/plain" class="optanon-category-${purpose === 'marketing' ? 'C0004' : 'C0002'}"`,
};
