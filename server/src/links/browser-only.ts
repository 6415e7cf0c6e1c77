/**
 * Files that a browser loads, by what they import.
 *
 * Some only a browser can load: their top level uses what a server lacks, whatever is the case. Who imports one
 * without asking runs in a browser too.
 */
import type { Expr, FileFacts, Stmt } from '../facts/ir';
import { SERVER_PACKAGE } from './surface';

export interface Needs {
  /** Undefined for what is not worth reading. */
  readonly imported: (from: string, spec: string) => FileFacts | undefined;
}

export function importsBrowserOnly(facts: FileFacts, needs: Needs, seen = new Set([facts.path])): boolean {
  return facts.imports.some(({ spec, typeOnly }) => {
    const target = typeOnly ? undefined : needs.imported(facts.path, spec);
    if (!target || seen.has(target.path)) return false;
    seen.add(target.path);
    return isBrowserOnly(target) || importsBrowserOnly(target, needs, seen);
  });
}

function isBrowserOnly({ functions }: FileFacts): boolean {
  return (functions[0]?.body ?? []).some(usesBrowser);
}

function usesBrowser(stmt: Stmt): boolean {
  if (stmt.k === 'expr') return isUse(stmt.x);
  return stmt.k === 'var' && stmt.decls.some(({ init }) => init !== undefined && isUse(init));
}

/** `document.documentElement.getAttribute('lang')`: evaluated whenever the statement is. */
function isUse(x: Expr): boolean {
  if (x.k === 'assign') return isUse(x.value) || (x.target.k === 'pmem' && isUse(x.target.x));
  if (x.k === 'call') return isUse(x.callee);
  if (x.k !== 'member' && x.k !== 'index') return false;
  return x.opt !== true && ((x.obj.k === 'global' && /^(?:window|document)$/.test(x.obj.name)) || isUse(x.obj));
}

export interface Imports {
  readonly importsOf: (path: string) => readonly string[];
  readonly specsOf: (path: string) => readonly string[];
  readonly holds: (path: string, pattern: RegExp) => boolean;
}

const BROWSER = /(?<![\w$.])(?:window|document|localStorage|sessionStorage)\s*(?:\?\.|[.[])/;

/** The browser's part of a server's package: it leads to code that uses what browsers have, and to no server's library. */
export function leadsToBrowser(path: string, { importsOf, specsOf, holds }: Imports): boolean {
  const reached = new Set([path]);
  for (const it of reached) {
    if (specsOf(it).some((spec) => SERVER_PACKAGE.test(spec))) return false;
    for (const target of importsOf(it)) reached.add(target);
  }
  return [...reached].some((it) => holds(it, BROWSER));
}
