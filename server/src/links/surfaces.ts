/** Where files run: what they say themselves, then what they lead to. */
import type { Surface } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { remembered } from '../std/remembered';
import { type Imports, importsBrowserOnly, leadsToBrowser, type Needs } from './browser-only';
import type { Workspace } from './resolve/workspace';
import { type KnownSurface, surfaceOf } from './surface';

/** `known`: what files say themselves, kept for as long as names mean the same. */
export function createSurfaces(
  workspace: Workspace,
  known: WeakMap<FileFacts, KnownSurface>,
  needs: Needs & Imports,
): (facts: FileFacts) => Surface {
  const browsers = new Map<string, boolean>();
  return (it) => {
    const { surface, ofPackage } = remembered(known, it, () => surfaceOf(it, workspace));
    if (surface === 'unknown' && importsBrowserOnly(it, needs)) return 'client';
    if (surface !== 'server' || !ofPackage) return surface;
    return remembered(browsers, it.path, () => leadsToBrowser(it.path, needs)) ? 'unknown' : surface;
  };
}
