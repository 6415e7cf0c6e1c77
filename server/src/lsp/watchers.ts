/**
 * Registers with the editor what it should watch on our behalf; the server never watches by itself.
 *
 * Created and deleted paths of any name are asked for, since an editor tells a deleted folder as one
 * path and leaves out the files in it.
 */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver/node';
import type { Abilities } from './abilities';
import { describeError } from './dispatch';

const CONTENT =
  '**/{*.js,*.jsx,*.mjs,*.cjs,*.ts,*.tsx,*.mts,*.cts,*.html,*.htm,*.vue,*.svelte,*.astro,*.mdx,*.ejs,*.hbs,*.njk,*.pug,*.erb,*.twig,*.liquid,*.php,*.md,*.prisma,package.json,tsconfig*.json,jsconfig*.json,pnpm-workspace.yaml,optgate.config.json,.gitignore}';

export interface Watchers {
  add(folderUri: string): Promise<void>;
  remove(folderUri: string): void;
}

export function createWatchers(connection: Connection, abilities: Abilities): Watchers {
  const registered = new Map<string, Disposable>();
  return { add, remove };

  async function add(folderUri: string): Promise<void> {
    if (!abilities.watchers) return;
    const key = abilities.relativePatterns ? folderUri : '';
    // Without relative patterns one set of plain globs covers all folders.
    if (registered.has(key)) return;
    registered.set(key, { dispose: () => undefined });
    const watchers = toWatchers(abilities.relativePatterns ? folderUri : undefined);
    try {
      const registration = await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      if (registered.has(key)) registered.set(key, registration);
      else registration.dispose();
    } catch (error) {
      registered.delete(key);
      connection.console.warn(`Files are not watched: the editor refused. ${describeError(error)}`);
    }
  }

  function remove(folderUri: string): void {
    registered.get(folderUri)?.dispose();
    registered.delete(folderUri);
  }
}

function toWatchers(baseUri: string | undefined): FileSystemWatcher[] {
  const glob = (pattern: string) => (baseUri === undefined ? pattern : { baseUri, pattern });
  return [
    { globPattern: glob(CONTENT), kind: WatchKind.Change },
    { globPattern: glob('**'), kind: WatchKind.Create | WatchKind.Delete },
  ];
}
