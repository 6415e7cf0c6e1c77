/**
 * How one file of the workspace names another.
 *
 * An alias is used only where the file already reaches a sibling through it; every answer is checked
 * by resolving it.
 */
import ts from 'typescript';
import type { FileFacts } from '../facts/ir';
import { folderOf, joinPath } from '../std/path';

/** The workspace path that a specifier means, or undefined. */
export type Resolve = (from: string, spec: string) => string | undefined;

export function specifierTo(
  facts: Pick<FileFacts, 'path' | 'imports'>,
  to: string,
  resolve: Resolve,
): string | undefined {
  const candidates = [...aliasCandidates(facts, to, resolve), ...relativeCandidates(facts, to)];
  return candidates.find((it) => resolve(facts.path, it) === to);
}

/**
 * How a file names one that is not there yet, as far as names go: whether it is found there, the trial tells. An alias
 * stands for a folder; a package's name need not lead to each of its files.
 */
export function specifierToNew(
  facts: Pick<FileFacts, 'path' | 'imports'>,
  file: string,
  resolve: Resolve,
): string | undefined {
  const aliased = aliasCandidates(facts, file, resolve).find((it) => FOLDER_ALIAS.test(it));
  if (aliased !== undefined) return aliased;
  const asIfThere: Resolve = (from, spec) =>
    [spec, `${spec}.ts`, `${spec}.js`, spec.replace(/\.js$/, '.ts')]
      .map((it) => joinPath(folderOf(from), it))
      .find((it) => it === file);
  return specifierTo(facts, file, asIfThere);
}

const FOLDER_ALIAS = /^(?:[@~#]|~~|@@|\$lib)\//;

/** Does this specifier mean the gate's file? Compared with the chosen specifier, and as a relative path. */
export function isModuleOf(from: string, node: ts.Expression, specifier: string, to: string): boolean {
  if (!ts.isStringLiteralLike(node)) return false;
  if (node.text === specifier) return true;
  return node.text.startsWith('.') && bare(joinPath(folderOf(from), node.text) ?? '') === bare(to);
}

/** `./b`, `../lib/a`: without an extension. */
export function relativeSpecifier(from: string, to: string): string {
  return relativePath(from, bare(to));
}

function relativePath(from: string, to: string): string {
  const target = to.split('/');
  const base = from.split('/').slice(0, -1);
  let same = 0;
  while (same < base.length && same < target.length - 1 && base[same] === target[same]) same++;
  const up = base.slice(same).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...target.slice(same)].join('/');
}

function relativeCandidates(facts: Pick<FileFacts, 'path' | 'imports'>, to: string): string[] {
  const file = relativePath(facts.path, to);
  const emitted = file.replace(/\.([mc]?)tsx?$/, '.$1js');
  const plain = relativeSpecifier(facts.path, to);
  // Node itself completes no name in a file that is a module by its own.
  if (/\.m[jt]s$/.test(facts.path)) return [emitted, file];
  const written = facts.imports.map((it) => /^\.{1,2}\/.*\.[mc]?([jt])sx?$/.exec(it.spec)?.[1]).find(Boolean);
  if (written === 't') return [file, plain, emitted];
  return written === 'j' ? [emitted, plain, file] : [plain, emitted, file];
}

/** `@/lib/db` means `src/lib/db.ts` here, so `src/lib/privacy.ts` is `@/lib/privacy`. */
function aliasCandidates(facts: Pick<FileFacts, 'path' | 'imports'>, to: string, resolve: Resolve): string[] {
  const found: string[] = [];
  for (const { spec, typeOnly } of facts.imports) {
    const target = spec.startsWith('.') || typeOnly ? undefined : resolve(facts.path, spec);
    const alias = target && aliasOf(spec, bare(target));
    if (alias && bare(to).startsWith(alias.folder)) found.push(alias.prefix + bare(to).slice(alias.folder.length));
  }
  return found;
}

/** What is left of both when their common ending is taken off, in whole path segments. */
function aliasOf(spec: string, target: string): { prefix: string; folder: string } | undefined {
  const written = spec.replace(/\.[mc]?[jt]sx?$/, '').split('/');
  const real = target.split('/');
  let same = 0;
  while (same < written.length - 1 && written.at(-1 - same) === real.at(-1 - same)) same++;
  if (same === 0) return undefined;
  const folder = real.slice(0, real.length - same).join('/');
  return { prefix: `${written.slice(0, written.length - same).join('/')}/`, folder: folder ? `${folder}/` : '' };
}

/** Without its extension, and `/index`. */
function bare(path: string): string {
  return path.replace(/(?:\.d)?\.[mc]?[jt]sx?$/, '').replace(/\/index$/, '');
}
