/**
 * Who may import whom. The table is the architecture: a new edge is added here in the same change, with its reason
 * in `server/ARCHITECTURE.md`.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type SourceFile, sourcesIn } from './sources';

interface Row {
  /** Folders of the project; `shared` and `std` are open to all above them. */
  readonly folders: readonly string[];
  /** Packages; a trailing `/` or `:` covers what is below. */
  readonly packages: readonly string[];
}

const UP_TO_FACTS = ['catalogue', 'facts'];
const UP_TO_WORLD = [...UP_TO_FACTS, 'links', 'world'];

const TABLE: Readonly<Record<string, Row>> = {
  shared: { folders: [], packages: [] },
  std: { folders: [], packages: [] },
  // Owners of hosts, as data.
  catalogue: { folders: [], packages: ['third-party-web/dist/'] },
  config: { folders: [], packages: ['jsonc-parser'] },
  host: { folders: [], packages: ['node:', 'typescript', 'ignore', 'jsonc-parser'] },
  facts: {
    folders: ['catalogue'],
    packages: ['typescript', '@angular/compiler', '@vue/compiler-dom', 'parse5', 'svelte/compiler'],
  },
  links: { folders: UP_TO_FACTS, packages: [] },
  world: { folders: [...UP_TO_FACTS, 'links'], packages: [] },
  verdicts: { folders: UP_TO_WORLD, packages: [] },
  // Deadlines are counted in business days.
  checks: { folders: [], packages: ['@18f/us-federal-holidays'] },
  // A fix edits text, so it needs what facts leave out: comments, parentheses, semicolons. Parser only.
  // Those of the removals table read it as its check does.
  fixes: { folders: ['facts', 'checks'], packages: ['typescript'] },
  views: { folders: ['checks'], packages: [] },
  // The engine answers `fixesFor` itself, from what only it remembers.
  engine: { folders: [...UP_TO_WORLD, 'config', 'verdicts', 'checks', 'fixes'], packages: [] },
  lsp: {
    folders: ['engine', 'views', 'fixes', 'host'],
    packages: ['node:', 'vscode-languageserver', 'vscode-languageserver/', 'vscode-languageserver-textdocument'],
  },
  cli: { folders: ['engine', 'checks', 'views', 'fixes', 'host'], packages: ['node:'] },
  client: { folders: [], packages: ['node:', 'vscode', 'vscode-languageclient', 'vscode-languageclient/'] },
};

/** The core sees files through the port's types alone; the disk behind it is chosen by whoever opens an engine. */
const PORT = 'server/src/host/file-system';
const USES_PORT = ['links', 'engine'];

const files = sourcesIn('shared/src', 'server/src', 'client/src');

test.each(Object.keys(TABLE))('%s imports what it may', (folder) => {
  const row = TABLE[folder];
  const wrong = files
    .filter((it) => folderOf(it.path) === folder)
    .flatMap((file) =>
      importsOf(file)
        .filter((it) => !row || !isAllowed(file, it, folder, row))
        .map((it) => `${file.path} -> ${it}`),
    );
  expect(wrong).toEqual([]);
});

test('every folder has its row', () => {
  expect([...new Set(files.map((it) => folderOf(it.path)))].filter((it) => !TABLE[it])).toEqual([]);
});

function isAllowed(file: SourceFile, specifier: string, folder: string, row: Row): boolean {
  if (!specifier.startsWith('.')) {
    return row.packages.some((it) => specifier === it || (/[/:]$/.test(it) && specifier.startsWith(it)));
  }
  const target = posix.join(posix.dirname(file.path), specifier);
  if (target === 'package.json') return folder === 'cli';
  const to = folderOf(target);
  if (target === PORT && USES_PORT.includes(folder)) return true;
  if (to === folder || row.folders.includes(to)) return true;
  if (folder === 'shared' || folder === 'std') return false;
  return to === 'shared' || (to === 'std' && folder !== 'client');
}

/** `server/src/facts/ir` -> `facts`. */
function folderOf(path: string): string {
  const [top = '', , folder = ''] = path.split('/');
  return top === 'server' ? folder : top;
}

function importsOf({ text }: SourceFile): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((it) => it.fileName);
}
