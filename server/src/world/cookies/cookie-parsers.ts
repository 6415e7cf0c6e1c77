/** `app.use(cookieParser())`, `app.register(cookie)`: from then on a request has an object of its cookies. */
import { askedModule } from '../../facts/asked-module';
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
    found = PARSERS.test(askedModule(node) ?? '');
    for (const it of [node.callee, ...node.args]) {
      if (it.k === 'ref') found ||= PARSERS.test(importOf(facts, it.b)?.spec ?? '');
    }
  });
  return found;
}
