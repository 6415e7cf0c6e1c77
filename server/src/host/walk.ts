/**
 * Every file below a folder that could matter, by name and by what git ignores. Never throws: what
 * cannot be entered is named with its reason.
 *
 * Folders named like build output are entered only when some `.gitignore` exists and does not list
 * them; in a tree without any, they are build output.
 */
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import type { NotAnalysed } from '../../../shared/src/model';
import { fileKind } from '../std/file-kind';
import type { Listing } from './file-system';
import { type IgnoreRules, rulesAround, rulesWithin } from './git-ignore';
import { followLinks } from './symlinks';
import { whyNot } from './why-not';

/** What tools install or write, whether or not git ignores it. */
const NEVER_ENTERED = new Set(
  `node_modules bower_components jspm_packages .git .hg .svn .next .nuxt .svelte-kit .output .turbo .vercel .netlify
  .cache .parcel-cache .yarn .pnpm-store .nx .angular .astro .docusaurus .expo .vite .vinxi .wrangler .serverless
  .vscode-test .venv`.split(/\s+/),
);
const BUILD_OUTPUT = new Set(['dist', 'build', 'out', 'coverage']);

interface Folder {
  readonly path: string;
  readonly rules: IgnoreRules;
}

export function walk(root: string): Listing {
  const files: string[] = [];
  const links: string[] = [];
  const notAnalysed: NotAnalysed[] = [];
  const postponed: Folder[] = [];
  const around = rulesAround(root);
  let anyRules = around !== undefined;

  drain([{ path: '', rules: around }]);
  if (anyRules) drain(postponed);

  const linked = followLinks(root, links.sort(), new Set(files));
  return {
    files: [...files, ...linked.files].sort(),
    notAnalysed: [...notAnalysed, ...linked.notAnalysed].sort((a, b) => (a.file < b.file ? -1 : 1)),
  };

  function drain(folders: Folder[]): void {
    for (let folder = folders.pop(); folder; folder = folders.pop()) enter(folder, folders);
  }

  function enter(folder: Folder, next: Folder[]): void {
    const entries = entriesOf(folder.path);
    const rules = rulesOf(folder, entries);
    const prefix = folder.path === '' ? '' : `${folder.path}/`;
    for (const entry of entries) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        if (NEVER_ENTERED.has(entry.name) || rules?.(`${path}/`)) continue;
        const waits = BUILD_OUTPUT.has(entry.name) && !anyRules;
        (waits ? postponed : next).push({ path, rules });
      } else if (entry.isSymbolicLink()) {
        if (!NEVER_ENTERED.has(entry.name) && !rules?.(path)) links.push(path);
      } else if (fileKind(path) !== undefined && !rules?.(path)) {
        files.push(path);
      }
    }
  }

  function entriesOf(path: string): Dirent[] {
    try {
      return readdirSync(`${root}/${path}`, { withFileTypes: true });
    } catch (error) {
      notAnalysed.push({ file: path === '' ? '.' : path, why: whyNot(error) });
      return [];
    }
  }

  function rulesOf(folder: Folder, entries: readonly Dirent[]): IgnoreRules {
    if (!entries.some((it) => it.name === '.gitignore')) return folder.rules;
    const file = folder.path === '' ? '.gitignore' : `${folder.path}/.gitignore`;
    try {
      const text = readFileSync(`${root}/${file}`, 'utf8');
      anyRules = true;
      return rulesWithin(folder.rules, folder.path, text);
    } catch (error) {
      notAnalysed.push({ file, why: whyNot(error) });
      return folder.rules;
    }
  }
}
