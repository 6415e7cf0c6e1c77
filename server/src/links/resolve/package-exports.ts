/**
 * `exports` and `imports` of a `package.json`: from a subpath to the targets that some condition gives,
 * in the order written. All conditions are open, since one scan sees server and browser alike.
 */
import { isRecord } from '../../std/jsonc';

/** `key`: `.`, `./sub` or `#name`. Targets as written, `*` filled in. */
export function targetsOf(map: unknown, key: string): readonly string[] {
  if (!isSubpathMap(map)) return key === '.' ? leaves(map, '') : [];
  if (Object.hasOwn(map, key)) return leaves(map[key], '');
  const best = Object.keys(map)
    .map((pattern) => ({ pattern, star: starOf(pattern, key) }))
    .filter((it): it is { pattern: string; star: string } => it.star !== undefined)
    .sort((a, b) => b.pattern.indexOf('*') - a.pattern.indexOf('*'))[0];
  return best ? leaves(map[best.pattern], best.star) : [];
}

/** Every target, whatever the key. */
export function allTargets(map: unknown): readonly string[] {
  return leaves(map, '*');
}

/** Keys that name subpaths, patterns included; `.` when the map is for the package itself. */
export function subpathsOf(map: unknown): readonly string[] {
  if (map === undefined) return [];
  return isSubpathMap(map) ? Object.keys(map) : ['.'];
}

/** Condition maps have no key that starts with `.` or `#`. */
function isSubpathMap(map: unknown): map is Readonly<Record<string, unknown>> {
  return isRecord(map) && Object.keys(map).some((key) => key.startsWith('.') || key.startsWith('#'));
}

/** What `*` stands for when `pattern` matches `key`. Old packages end a folder's pattern with `/`. */
function starOf(pattern: string, key: string): string | undefined {
  const at = pattern.endsWith('/') ? pattern.length : pattern.indexOf('*');
  if (at < 0 || !key.startsWith(pattern.slice(0, at))) return undefined;
  const tail = pattern.slice(at + 1);
  if (!key.endsWith(tail) || key.length < at + tail.length) return undefined;
  return key.slice(at, key.length - tail.length);
}

function leaves(target: unknown, star: string): string[] {
  if (typeof target === 'string') return [target.endsWith('/') ? target + star : target.replaceAll('*', star)];
  if (Array.isArray(target)) return target.flatMap((it) => leaves(it, star));
  return isRecord(target) ? Object.values(target).flatMap((it) => leaves(it, star)) : [];
}
