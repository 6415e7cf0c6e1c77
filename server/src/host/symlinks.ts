/**
 * Symbolic links of a walk. A link to a file counts once, for a file inside the scanned folder that is
 * not listed itself; a link to a folder is never followed, so a loop cannot hang the scan.
 */
import { realpathSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import type { NotAnalysed } from '../../../shared/src/model';
import { fileKind } from '../std/file-kind';
import { isInside } from '../std/path';
import type { Listing } from './file-system';
import { NO_SUCH_FILE, whyNot } from './why-not';

type Target = { readonly path: string; readonly folder: boolean } | { readonly why: string };

/** `links` in the order in which they may claim a file; `listed`: what the walk found. */
export function followLinks(root: string, links: readonly string[], listed: ReadonlySet<string>): Listing {
  const claimed = new Set(listed);
  const files: string[] = [];
  const notAnalysed: NotAnalysed[] = [];
  for (const link of links) {
    const target = targetOf(root, link);
    const why = 'why' in target ? target.why : whyLeftOut(link, target);
    if (why !== undefined) {
      // A link to nothing is no code; nobody needs to hear of it.
      if (why !== NO_SUCH_FILE) notAnalysed.push({ file: link, why });
    } else if ('path' in target && !target.folder && fileKind(link) !== undefined && !claimed.has(target.path)) {
      claimed.add(target.path);
      files.push(link);
    }
  }
  return { files, notAnalysed };
}

function whyLeftOut(link: string, target: { path: string; folder: boolean }): string | undefined {
  const outside = target.path === '..' || target.path.startsWith('../');
  if (!target.folder)
    return outside && fileKind(link) !== undefined ? 'symlink to a file outside the scanned folder' : undefined;
  if (isInside(link, target.path)) return 'symlink loop';
  return outside ? 'symlink to a folder outside the scanned folder' : undefined;
}

/** The target's path, relative to the scanned folder. */
function targetOf(root: string, link: string): Target {
  try {
    const target = realpathSync(`${root}/${link}`);
    const path = relative(realpathSync(root), target).replaceAll('\\', '/');
    return { path, folder: statSync(target).isDirectory() };
  } catch (error) {
    return { why: whyNot(error) };
  }
}
