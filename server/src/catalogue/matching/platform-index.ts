/** Finds the consent platforms that a foreign value can belong to, with their paths parsed once. */
import type { Access, LiteralArgument } from '../catalogue';
import type { CallbackState, ConsentPlatform, ConsentReader, Purpose } from '../consent-platform';
import { memoisedBy } from '../memoised';
import type { PlatformUse } from '../patterns/match-reader';
import { parseReader, type ReaderPath } from '../patterns/parse-reader';
import { accessedNames } from './to-use';
import { isAutoImport } from './vendor-index';

export interface PlatformPaths {
  readonly platform: ConsentPlatform;
  readonly readers: readonly { readonly path: ReaderPath; readonly reader: ConsentReader }[];
  readonly callbacks: readonly PlatformCallback[];
  readonly setters: readonly ReaderPath[];
  readonly opens: readonly ReaderPath[];
}

export interface PlatformCallback {
  readonly path: ReaderPath;
  readonly callback: number;
  readonly onlyOnConsent: boolean;
  readonly state: CallbackState | undefined;
  readonly purpose: Purpose | undefined;
}

export interface PlatformIndex {
  readonly all: readonly PlatformPaths[];
  of(access: Access): readonly PlatformPaths[];
}

export function createPlatformIndex(platforms: readonly ConsentPlatform[]): PlatformIndex {
  const all = platforms.map(toPaths);
  return { all, of: memoisedBy(startOf, (access) => all.filter(({ platform }) => belongsTo(platform, access))) };
}

/** Whom an access may belong to depends on its root and first name alone. */
function startOf({ root, path }: Access): string {
  return `${root.kind === 'package' ? root.spec : ''} ${path[0] ?? ''}`;
}

export function toPlatformUse(access: Access, how: 'read' | 'call', args: readonly LiteralArgument[]): PlatformUse {
  const names = accessedNames(access);
  const isGlobal = access.root.kind === 'global';
  const dropped = access.path.length - names.length + (isGlobal ? 1 : 0);
  const steps = access.steps.map((it) => ({ ...it, after: it.after - dropped }));
  return { how, names: isGlobal ? names.slice(1) : names, steps, args };
}

function belongsTo({ packages, globals }: ConsentPlatform, { root, path }: Access): boolean {
  if (root.kind === 'global' || isAutoImport(root.spec)) {
    if (globals?.includes(path[0] ?? '')) return true;
    if (root.kind === 'global') return false;
  }
  return packages?.some((it) => root.spec === it || root.spec.startsWith(`${it}/`)) ?? false;
}

function toPaths(platform: ConsentPlatform): PlatformPaths {
  return {
    platform,
    readers: (platform.readers ?? []).map((reader) => ({ path: parseReader(reader.path), reader })),
    callbacks: [
      ...(platform.onConsent ?? []).map((it) => toCallback(it.path, it.callback, true, undefined, it.purpose)),
      ...(platform.onChange ?? []).map((it) => toCallback(it.path, it.callback, false, it.state, undefined)),
    ],
    setters: (platform.setters ?? []).map(toCalled),
    opens: (platform.opens ?? []).map(toCalled),
  };
}

function toCallback(
  path: string,
  callback: number,
  onlyOnConsent: boolean,
  state: CallbackState | undefined,
  purpose: Purpose | undefined,
): PlatformCallback {
  return { path: toCalled(path), callback, onlyOnConsent, state, purpose };
}

/** Callbacks and setters are calls, whether or not the data spells an argument list. */
function toCalled(path: string): ReaderPath {
  return parseReader(path.endsWith(')') ? path : `${path}()`);
}
