/**
 * Finds the vendors that a foreign value can belong to, from where it was reached: a package or one of
 * its subpaths, a global variable, or a composable that a framework imports by itself.
 */
import { memoised } from '../memoised';
import { matchesGlob } from '../patterns/glob';
import type { Vendor } from '../vendor';
import { toVendorPatterns, type VendorPatterns } from './vendor-patterns';

export interface VendorIndex {
  readonly all: readonly VendorPatterns[];
  ofPackage(spec: string): readonly VendorPatterns[];
  ofGlobal(name: string): readonly VendorPatterns[];
}

/** Virtual modules by which Nuxt offers what it would import by itself. */
const AUTO_IMPORTS = ['#imports', '#nuxt-scripts', '#nuxt-scripts/registry', '@nuxt/scripts', '@nuxt/scripts/registry'];

export function isAutoImport(spec: string): boolean {
  return AUTO_IMPORTS.includes(spec) || spec.startsWith('@nuxt/scripts/');
}

/** Composables of Nuxt Scripts: known by name, whichever way they came in. */
export function isComposable(component: string): boolean {
  return component.startsWith('useScript');
}

export function createVendorIndex(vendors: readonly Vendor[]): VendorIndex {
  const all = vendors.map(toVendorPatterns);
  const packages = new Map<string, VendorPatterns[]>();
  const globals = new Map<string, VendorPatterns[]>();
  const wildcards: (readonly [string, VendorPatterns])[] = [];
  for (const entry of all) register(entry);
  const ofWildcard = memoised((name) =>
    wildcards.filter(([pattern]) => matchesGlob(pattern, name)).map(([, entry]) => entry),
  );
  return { all, ofPackage, ofGlobal };

  function register(entry: VendorPatterns): void {
    for (const name of entry.vendor.packages ?? []) add(packages, name, entry);
    const composables = (entry.vendor.components ?? []).filter(isComposable);
    for (const name of [...(entry.vendor.globals ?? []), ...composables]) {
      if (name.includes('*')) wildcards.push([name, entry]);
      else add(globals, name, entry);
    }
  }

  /** The package listed most precisely wins: `firebase/analytics` before `firebase`. */
  function ofPackage(spec: string): readonly VendorPatterns[] {
    for (let name = spec; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) {
      const found = packages.get(name);
      if (found) return found;
    }
    return [];
  }

  function ofGlobal(name: string): readonly VendorPatterns[] {
    return globals.get(name) ?? ofWildcard(name);
  }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
