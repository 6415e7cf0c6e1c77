/** The git repository around the scanned folder, and what changed in it. Git is asked, and runs nothing of the repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Finding, Place } from '../../../shared/src/model';
import { UserError } from './user-error';

/** The top of the repository that holds a folder, as the disk knows it. */
export function repositoryAround(root: string): string | undefined {
  for (let at = realpathSync(root); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The folder as seen from its repository's top, with `/`; '' where it is that, or in none. */
export function prefixInRepository(root: string): string {
  const top = repositoryAround(root);
  return top === undefined ? '' : relative(top, realpathSync(root)).replaceAll('\\', '/');
}

/** Whether one of a finding's places changed since `ref`: its own, or any on its witness. */
export function changedSince(root: string, ref: string): (finding: Finding) => boolean {
  const changes = readChanges(root, ref);
  return (finding) => finding.file === '' || [finding, ...finding.related].some((it) => isChanged(it, changes));
}

/** Lines of the file as it is now; 'all': it is new, or something was taken out of it. */
type Changes = ReadonlyMap<string, 'all' | readonly (readonly [first: number, last: number])[]>;

function isChanged({ file, range }: Place, changes: Changes): boolean {
  const lines = changes.get(file);
  if (lines === undefined || lines === 'all') return lines === 'all';
  return lines.some(([first, last]) => range.start.line <= last && first <= range.end.line);
}

function readChanges(root: string, ref: string): Changes {
  const diff = git(root, ref, [
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--relative',
    '--no-renames',
    '-U0',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    ref,
    '--',
    '.',
  ]);
  const changes = new Map<string, 'all' | (readonly [number, number])[]>();
  let file = '';
  for (const line of diff.split('\n')) {
    const named = /^\+\+\+ (?:"b\/(.*)"|b\/(.*?)\t?)$/.exec(line);
    if (named) file = named[1] === undefined ? (named[2] ?? '') : unquoted(named[1]);
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk) continue;
    const [, taken = '1', first = '0', added = '1'] = hunk;
    const before = changes.get(file) ?? [];
    // A gate that was taken out is on no witness: what is left of the file may be open now.
    if (taken !== '0' || before === 'all') changes.set(file, 'all');
    else changes.set(file, [...before, [Number(first), Number(first) + Number(added) - 1]]);
  }
  const unknown = git(root, ref, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
  for (const path of unknown.split('\0')) if (path !== '') changes.set(path, 'all');
  return changes;
}

function git(root: string, ref: string, args: readonly string[]): string {
  try {
    // Neither a monitor nor hooks of the repository run.
    const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
    return execFileSync('git', [...safe, ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
    });
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '';
    const [first = ''] = said.split('\n');
    throw new UserError(`\`--since ${ref}\`: git could not tell what changed${first === '' ? '' : ` (${first})`}.`);
  }
}

/** Git quotes names with quotes, backslashes and control characters in them. */
function unquoted(text: string): string {
  return text.replace(/\\(["\\tn])/g, (_, it: string) => ({ t: '\t', n: '\n' })[it] ?? it);
}
