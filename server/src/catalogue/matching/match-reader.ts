/** Reads, callbacks and actions of consent platforms and browser signals. */
import type { Access, CallbackMatch, LiteralArgument, PreferenceMatch } from '../catalogue';
import type { ConsentPlatform, Purpose } from '../consent-platform';
import { isNecessary } from '../lexicon/necessary';
import { purposeOfName } from '../lexicon/purposes';
import { matchesReader, type PlatformUse } from '../patterns/match-reader';
import type { ReaderPath } from '../patterns/parse-reader';
import { type PlatformIndex, toPlatformUse } from './platform-index';

export function matchReader(
  index: PlatformIndex,
  access: Access,
  how: 'read' | 'call',
  args: readonly LiteralArgument[],
): PreferenceMatch | undefined {
  const candidates = index.of(access);
  if (candidates.length === 0) return undefined;
  const use = toPlatformUse(access, how, args);
  for (const { platform, readers } of candidates) {
    const found = readers.find(({ path }) => matchesReader(path, use));
    if (!found) continue;
    const { promise = false, purpose = purposeOf(use) } = found.reader;
    const isAsked = isJudged(use) && !asksForAny(found.path, use) && !isAlwaysOn(platform, use);
    const means = isAsked ? found.reader.means : 'unknown';
    return { source: sourceOf(platform), means, promise, purpose };
  }
  return undefined;
}

/** Something below this name answers, so that the name itself is none: `zaraz.consent` is before `zaraz.consent.get()`. */
export function isBeforeReader(index: PlatformIndex, access: Access): boolean {
  const name = access.path.at(-1) ?? '';
  return index.of(access).some(({ readers }) => readers.some(({ path }) => path.names.slice(0, -1).includes(name)));
}

export function matchConsentCallback(
  index: PlatformIndex,
  access: Access,
  args: readonly LiteralArgument[],
): CallbackMatch | undefined {
  const use = toPlatformUse(access, 'call', args);
  for (const { callbacks } of index.of(access)) {
    // Without the callback it is another call of the same name: `await ketch('getConsent')`.
    const found = callbacks.find((it) => it.callback < args.length && matchesReader(it.path, use));
    if (!found) continue;
    const { callback, onlyOnConsent, state, purpose = purposeOf(use) } = found;
    return { callback, onlyOnConsent, state, purpose };
  }
  return undefined;
}

export function matchConsentAction(
  index: PlatformIndex,
  access: Access,
  args: readonly LiteralArgument[],
): { platform: ConsentPlatform; action: 'records' | 'opens' } | undefined {
  const use = toPlatformUse(access, 'call', args);
  const matches = (path: ReaderPath) => matchesReader(path, use);
  for (const { platform, setters, opens } of index.of(access)) {
    if (opens.some(matches)) return { platform, action: 'opens' };
    if (setters.some(matches)) return { platform, action: 'records' };
  }
  return undefined;
}

/** Not what is always on, and not a compound question: `has({ not: 'marketing' })` is true in the opted-out world. */
function isJudged({ names, args }: PlatformUse): boolean {
  const asked = args.flatMap((it) => (Array.isArray(it) ? it : [it]));
  if (asked.some((it) => typeof it === 'string' && isNecessary(it)) || isNecessary(names[names.length - 1] ?? ''))
    return false;
  return args[0] === null || typeof args[0] !== 'object' || Array.isArray(args[0]);
}

function isAlwaysOn({ alwaysOn = [] }: ConsentPlatform, { args }: PlatformUse): boolean {
  return args.some((it) => typeof it === 'string' && alwaysOn.includes(it));
}

/** `acceptedCategory(name)` may ask for what is always on. A vendor or a cookie's name never is. */
function asksForAny({ names, calls }: ReaderPath, { args }: PlatformUse): boolean {
  const wanted = calls.get(names.length) ?? [];
  if (wanted.length === 0 || args.length === 0 || wanted[0] !== undefined || args[0] !== undefined) return false;
  return OF_CATEGORIES.test(names[names.length - 1] ?? '');
}

const OF_CATEGORIES = /category|categories|group|purpose|^(?:includes|has|isConsented|hasConsent|getConsent)/i;

function sourceOf({ id, kind }: ConsentPlatform): PreferenceMatch['source'] {
  if (id === 'gpc' || id === 'dnt') return id;
  return kind === 'sdk' ? 'vendor' : 'cmp';
}

/** `acceptedCategory('marketing')`, `consent.statistics`: the argument or the last name says it. */
function purposeOf({ names, args }: PlatformUse): Purpose {
  const asked = args.flatMap((it): LiteralArgument => (Array.isArray(it) && it.length === 1 ? it[0] : it));
  const words = [...asked.filter((it) => typeof it === 'string'), names[names.length - 1] ?? ''];
  return words.map(purposeOfName).find((it) => it !== undefined) ?? 'any';
}
