/**
 * An access as one vendor's patterns see it: the names below its package or global.
 *
 * `default` and `*` are ways of importing, no names. Where the path passes one of the vendor's own
 * globals again (`useScriptGoogleAnalytics().proxy.gtag`), it begins anew behind it.
 */
import type { Access, LiteralArgument } from '../catalogue';
import type { Use } from '../patterns/use';
import { isAutoImport, isComposable, type VendorIndex } from './vendor-index';
import type { VendorPatterns } from './vendor-patterns';

export interface Candidate {
  readonly entry: VendorPatterns;
  readonly use: Use;
}

export function toCandidates(
  index: VendorIndex,
  access: Access,
  how: Use['how'],
  args: readonly LiteralArgument[],
): readonly Candidate[] {
  const names = accessedNames(access);
  return entriesOf(index, access, names).map((entry) => ({ entry, use: toUse(entry, access, names, how, args) }));
}

/** Does it come from a vendor's package or global, whatever is done with it? */
export function isVendors(index: VendorIndex, access: Access): boolean {
  return entriesOf(index, access, accessedNames(access)).length > 0;
}

/** The names of a path without the ways of importing. A global's own name is the first. */
export function accessedNames({ root, path }: Access): readonly string[] {
  if (root.kind === 'global') return path;
  const first = path.findIndex((it) => it !== 'default' && it !== '*');
  return first < 0 ? [] : path.slice(first);
}

function entriesOf(index: VendorIndex, { root }: Access, names: readonly string[]): readonly VendorPatterns[] {
  const [first] = names;
  if (root.kind === 'global') return first === undefined ? [] : index.ofGlobal(first);
  if (isAutoImport(root.spec)) return first === undefined ? [] : index.ofGlobal(first);
  return index.ofPackage(root.spec).filter((it) => serves(it, first));
}

function serves({ vendor }: VendorPatterns, exported: string | undefined): boolean {
  return vendor.exports === undefined || exported === undefined || vendor.exports.includes(exported);
}

function toUse(
  entry: VendorPatterns,
  access: Access,
  names: readonly string[],
  how: Use['how'],
  args: readonly LiteralArgument[],
): Use {
  const start = access.root.kind === 'global' && isPassed(names[0] ?? '', how) ? 1 : 0;
  const again = names.findLastIndex(
    (it, i) => i >= start && entry.globals.has(it) && !(how === 'new' && i === names.length - 1),
  );
  const result = access.steps.some((it) => it.after === access.path.length && it.how !== 'await');
  const first = how === 'set' ? 0 : Math.max(start, again + 1);
  return { how, names: names.slice(first), args, result, fluent: withoutBuilding(access, names, first) };
}

/** Names that were called between the last construction and the end are passed by. */
function withoutBuilding(
  { path, steps }: Access,
  names: readonly string[],
  first: number,
): readonly string[] | undefined {
  const made = steps.findLast((it) => it.how === 'new')?.after;
  if (made === undefined || made >= path.length) return undefined;
  const dropped = path.length - names.length;
  const isCalled = (i: number) => steps.some((it) => it.how === 'call' && it.after === i + dropped + 1);
  const kept = names.filter((_, i) => i >= first && (i + dropped < made || i === names.length - 1 || !isCalled(i)));
  return kept.length === names.length - first ? undefined : kept;
}

/** A pattern does not name the global it stands below, unless that is itself assigned, constructed or a composable. */
function isPassed(name: string, how: Use['how']): boolean {
  return how !== 'set' && how !== 'new' && !isComposable(name);
}
