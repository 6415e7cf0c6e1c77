/** The links of a workspace that is held in memory. */
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { createLinkStore, type LinkOptions, type WorkspaceLinks } from '../../server/src/links/link-store';
import { UNINTERRUPTED } from '../../server/src/std/token';

export function linksOf(
  files: Readonly<Record<string, string>>,
  options: Partial<LinkOptions> = {},
): Promise<WorkspaceLinks> {
  const store = createLinkStore(createMemoryFileSystem(files), { prefilter: /fbq/, ...options });
  return store.update('all', UNINTERRUPTED);
}

/** `package.json` with these dependencies. */
export function packageWith(...dependencies: readonly string[]): string {
  return JSON.stringify({
    name: 'app',
    private: true,
    dependencies: Object.fromEntries(dependencies.map((it) => [it, '*'])),
  });
}

/** Entries of a file as `what: label (surface)`; `static` where there is no consumer's request. */
export function entryLines(links: WorkspaceLinks, path: string): string[] {
  const facts = links.facts(path);
  if (!facts) return ['no facts'];
  return links.entriesOf(facts).map(({ what, label, surface, request, url, methods, ifIdle }) => {
    const name = what.k === 'module' ? 'module' : what.name;
    const notes = [
      surface,
      ...(request ? [] : ['static']),
      ...(url ? [url] : []),
      ...(methods ?? []),
      ...(ifIdle ? ['if idle'] : []),
    ];
    return `${name}: ${label} (${notes.join(', ')})`;
  });
}
