/**
 * Paths of consent platforms, parsed: names in order, and which of them are called with what.
 *
 *   getConsent().purposes.*      names getConsent, purposes, *; a call behind the first
 *   isConsented('marketing')     a call behind the last, so the path is a call
 *   ('getConsent')               no names; the global itself is called
 */
export interface ReaderPath {
  readonly names: readonly string[];
  /** By the number of names before the call. An argument is a literal, or undefined for any. */
  readonly calls: ReadonlyMap<number, readonly (string | undefined)[]>;
}

export function parseReader(path: string): ReaderPath {
  const names: string[] = [];
  const calls = new Map<number, readonly (string | undefined)[]>();
  for (const [, name, args] of path.matchAll(/([\w$*-]+)|\(([^)]*)\)/g)) {
    if (name !== undefined) names.push(name);
    else calls.set(names.length, parseArguments(args ?? ''));
  }
  return { names, calls };
}

export function isCall({ names, calls }: ReaderPath): boolean {
  return calls.has(names.length);
}

function parseArguments(text: string): readonly (string | undefined)[] {
  if (text.trim() === '') return [];
  return text.split(',').map((it) => (it.trim() === '_' ? undefined : it.trim().replace(/^['"]|['"]$/g, '')));
}
