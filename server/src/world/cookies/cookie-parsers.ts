/** `app.use(cookieParser())`, `app.register(cookie)`: from then on a request has an object of its cookies. */
import { importOf } from '../../facts/import-of';
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

const PARSERS = /^(?:cookie-parser|@fastify\/cookie)$/;

/** It is imported, and something is done with it. */
export function usesCookieParser(facts: FileFacts): boolean {
  return remembered(known, facts, () => isUsedIn(facts));
}

const known = new WeakMap<FileFacts, boolean>();

function isUsedIn(facts: FileFacts): boolean {
  let found = false;
  forEachExpr(facts, (node) => {
    if (node.k !== 'call' || found) return;
    const isRequire = node.callee.k === 'global' && node.callee.name === 'require';
    for (const it of [node.callee, ...node.args]) {
      if (it.k === 'ref') found ||= PARSERS.test(importOf(facts, it.b)?.spec ?? '');
      if (isRequire && it.k === 'lit') found ||= PARSERS.test(String(it.v));
    }
  });
  return found;
}
