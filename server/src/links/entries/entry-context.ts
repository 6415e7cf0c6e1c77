/**
 * What a recogniser of a framework's conventions may ask, and how it answers.
 *
 * A recogniser looks at one file: its path, its package's dependencies and what it exports. It returns
 * undefined for a file that is not the framework's, so that nothing of it is decided here.
 */
import type { Surface } from '../../../../shared/src/model';
import type { FileFacts } from '../../facts/ir';
import { exportedValue } from '../declared-value';
import type { ExportedName } from '../exported-names';
import type { Entry, EntryParam } from '../links';
import type { PackageJson } from '../resolve/package-json';

export interface EntryContext {
  /** Path below the folder of the nearest `package.json`. */
  readonly inPackage: string;
  readonly package: PackageJson | undefined;
  /** Values that the file exports, re-exports included. */
  readonly exports: readonly ExportedName[];
  /** The code of the framework's configuration beside the `package.json`: `astro` for `astro.config.mjs`. */
  configuration(tool: string): FileFacts | undefined;
  /** Other files of the package whose path and text match. */
  others(path: RegExp, text: RegExp): readonly OtherFile[];
  /** Whether the package or one around it depends on one of these; a name that ends with `/` is any of that scope. */
  uses(...names: readonly string[]): boolean;
}

export interface OtherFile {
  readonly inPackage: string;
  readonly facts: FileFacts;
}

export type RecogniseEntries = (facts: FileFacts, context: EntryContext) => readonly Entry[] | undefined;

export interface EntryShape {
  readonly label: string;
  readonly surface: Surface;
  /** Absent: true. */
  readonly request?: boolean;
  readonly params?: readonly EntryParam[];
  readonly prerendered?: true;
  readonly url?: string;
  readonly methods?: readonly string[];
}

export function moduleEntry(shape: EntryShape): Entry {
  return { what: { k: 'module' }, request: true, ...shape };
}

export function exportEntry(name: string, shape: EntryShape): Entry {
  return { what: { k: 'export', name }, request: true, ...shape };
}

/** Entries for those names of the table that the file exports. `*` holds for all others that can be run. */
export function exportEntries(context: EntryContext, table: Readonly<Record<string, EntryShape>>): Entry[] {
  return context.exports.flatMap(({ name, kind }) => {
    const shape = Object.hasOwn(table, name) ? table[name] : kind === 'data' ? undefined : table['*'];
    return shape ? [exportEntry(name, shape)] : [];
  });
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** `POST handler` and its like, for files that export functions by HTTP method. */
export function methodEntries(shape: Omit<EntryShape, 'label'>): Readonly<Record<string, EntryShape>> {
  return Object.fromEntries(METHODS.map((method) => [method, { ...shape, label: `${method} handler` }]));
}

export function hasDirective(facts: FileFacts, directive: string): boolean {
  return facts.functions[0]?.directives?.includes(directive) ?? false;
}

/** The text or boolean of `export const name = 'text'`. */
export function exportedText(facts: FileFacts, name: string): string | boolean | undefined {
  const value = exportedValue(facts, name);
  return value?.k === 'lit' && (typeof value.v === 'string' || typeof value.v === 'boolean') ? value.v : undefined;
}
