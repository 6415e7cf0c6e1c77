/**
 * Markup that a consent platform holds back until there is consent.
 *
 * Both must be there: the platform's mark, and something that keeps the browser from running the tag by
 * itself (a type that is no script, or a source under another name). A mark for what is necessary, and
 * one that runs a script on refusal, holds nothing back.
 */
import type { ConsentPlatform, HeldBackMarkup } from '../consent-platform';
import { isNecessary } from '../lexicon/necessary';

const INERT_TYPES = new Set([
  'text/plain',
  'text/blocked',
  'text/template',
  'javascript/blocked',
  'application/consent',
  'didomi/javascript',
  'didomi/html',
]);
const PARKED_SOURCES = ['data-src', 'data-cookieblock-src', 'data-cmp-src', 'data-suppressedsrc', 'data-consent-src'];

/** A script of the category `!analytics` runs on refusal. */
function isHeldFor(category: string): boolean {
  return !isNecessary(category) && !/^(!.*|ignore)$/i.test(category.trim());
}

export function createHeldBack(
  platforms: readonly ConsentPlatform[],
): (attributes: ReadonlyMap<string, string>) => boolean {
  const marks = platforms.flatMap(({ markup }) => markup ?? []);
  return (attributes) => isInert(attributes) && marks.some((it) => isMarked(attributes, it));
}

function isInert(attributes: ReadonlyMap<string, string>): boolean {
  if (isText(attributes)) return true;
  return !attributes.has('src') && PARKED_SOURCES.some((it) => attributes.has(it));
}

function isMarked(attributes: ReadonlyMap<string, string>, { attribute, classPrefix }: HeldBackMarkup): boolean {
  const value = attribute === undefined ? undefined : attributes.get(attribute);
  if (value !== undefined) return isHeldFor(value);
  if (classPrefix === undefined) return false;
  const classes = (attributes.get('class') ?? attributes.get('className') ?? '').split(/\s+/);
  const mark = classes.find((it) => it.startsWith(classPrefix));
  return mark !== undefined && isHeldFor(mark.slice(classPrefix.length));
}

/** `<script type="text/plain">`: the browser does not run it by itself. */
export function isText(attributes: ReadonlyMap<string, string>): boolean {
  return INERT_TYPES.has(attributes.get('type')?.trim().toLowerCase() ?? '');
}
