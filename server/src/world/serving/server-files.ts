/** Files that use a server framework: a function in them may make an app, whatever else it mentions. */
import { isRequire } from '../../facts/asked-module';
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

const PACKAGE =
  /^(?:express|express-promise-router|connect|polka|router|koa|koa-router|@koa\/router|hono(?:\/\w+)?|fastify|fastify-plugin)$/;

const known = new WeakMap<FileFacts, boolean>();

export function usesServer(facts: FileFacts): boolean {
  return remembered(known, facts, () => facts.imports.some(({ spec }) => PACKAGE.test(spec)) || requiresServer(facts));
}

function requiresServer(facts: FileFacts): boolean {
  let found = false;
  forEachExpr(facts, (node) => {
    if (node.k === 'call')
      found ||= isRequire(node.callee) && node.args.some((it) => it.k === 'lit' && PACKAGE.test(String(it.v)));
  });
  return found;
}
