/** Puts things into groups, in their order. */
import { remembered } from './remembered';

/** What has no key is in no group. */
export function groupBy<T>(items: readonly T[], keyed: (it: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const it of items) {
    const key = keyed(it);
    if (key !== undefined) remembered(groups, key, (): T[] => []).push(it);
  }
  return groups;
}
