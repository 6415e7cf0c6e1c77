/** Where code runs: what of the browser is there. */
import type { Access } from '../../catalogue/catalogue';
import type { Mode } from './context';

const BROWSER_GLOBALS = new Set(['window', 'document', 'navigator', 'localStorage', 'sessionStorage']);

/** Undefined where the code may run on either side. */
export function browserPresence(mode: Mode, name: string): boolean | undefined {
  if (!BROWSER_GLOBALS.has(name) || mode.side === 'unknown') return undefined;
  return mode.side === 'client';
}

/** `navigator`, `document`: what every browser has. Storage may be switched off. */
export function isInBrowser(mode: Mode, { root, path }: Access): boolean {
  return (
    mode.side === 'client' &&
    root.kind === 'global' &&
    path.length === 1 &&
    /^(?:navigator|document|location)$/.test(path[0] ?? '')
  );
}
