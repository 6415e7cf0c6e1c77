/**
 * What joins files: resolution of specifiers, who imports whom, and where execution can begin.
 * Plain data and questions over the outlines of all files; facts are parsed only when asked for.
 */
import type { Surface } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';

export type Resolution =
  | { readonly to: 'file'; readonly path: string }
  /** `spec` as written, `name` the package's name. */
  | { readonly to: 'package'; readonly spec: string; readonly name: string }
  /** A stylesheet, an image, a file that is not there. */
  | { readonly to: 'nothing' };

export interface Links {
  /** Sorted paths of all script files that the scan covers. */
  readonly files: readonly string[];
  /** Facts of a file; parsed at the first call and kept by content. Undefined when it cannot be read or is left out (size, minified). */
  facts(path: string): FileFacts | undefined;
  resolve(from: string, spec: string): Resolution;
  /** Files that import this one in any form (tests, stories and mocks left out), sorted. */
  importersOf(path: string): readonly string[];
  /** Where execution begins in this file, apart from what other workspace code calls. Decided per framework, then by the general rule. */
  entriesOf(facts: FileFacts): readonly Entry[];
  /** Where this file's code runs, as far as its path, directives and framework tell. */
  surfaceOf(facts: FileFacts): Surface;
  /** Folder of the nearest `package.json`; '' without one. */
  packageOf(path: string): string;
  /** What the nearest `package.json` asks for of this package. */
  versionOf(path: string, name: string): string | undefined;
  /** Whoever runs this code is the consumer: an editor's extension, a desktop program. */
  isRunByOneUser(path: string): boolean;
  /** Files whose text could hold a touchpoint, but whose code is not read: markup of a kind that we do not parse. */
  unseenFiles(): readonly string[];
}

export interface Entry {
  /** What is run: the module's top level, or an export by name ('default', 'POST'; for CommonJS a property, '*' the value itself). */
  readonly what: { readonly k: 'module' } | { readonly k: 'export'; readonly name: string };
  /** Of an exported class or object: the methods that are called. Absent: any. */
  readonly methods?: readonly string[];
  /** Of an exported class: an entry only where no method of it is called. */
  readonly ifIdle?: true;
  /** Its markup is made on a server first, and reaches the browser before its own code does. */
  readonly prerendered?: true;
  /** Plain words: `POST handler`, `page`, `module`, `exported function`. */
  readonly label: string;
  readonly surface: Surface;
  /** What the framework passes, by parameter. Absent: unknown. */
  readonly params?: readonly EntryParam[];
  /** False where no consumer's request exists (build, prerender, instrumentation, module top level of a server). */
  readonly request: boolean;
  /** URL paths it serves, where the framework's file convention tells: for middleware. */
  readonly url?: string;
}

/** `props`: component properties; `request`: the framework's request, whatever its API; `response`; `context`: holds both (Koa, Hono, SvelteKit event). */
export type EntryParam = 'request' | 'response' | 'next' | 'context' | 'props' | 'unknown';
