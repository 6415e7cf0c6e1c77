/**
 * Where a predicate can be called: on the server if its file imports what only servers have, in the
 * browser if it reads what only browsers have, unless it asks first whether they are there. Without either it is
 * unknown, and fits both.
 */
import type { Surface } from '../../../shared/src/model';
import type { Expr, FileFacts, Stmt } from '../facts/ir';
import { namedFunctions } from '../facts/named-functions';
import { forEachExpr } from '../facts/walk';

export function surfaceOfPredicate(facts: FileFacts, f: number): Surface {
  const directives = facts.functions[0]?.directives ?? [];
  const imports = facts.imports.filter((it) => !it.typeOnly);
  if (directives.includes('use server') || imports.some((it) => isServerOnlyModule(it.spec))) return 'server';
  if (directives.includes('use client') || imports.some((it) => it.spec === 'client-only')) return 'client';
  return readsBrowser(facts, f) ? 'client' : 'unknown';
}

/** A module that no browser bundle can hold. */
export function isServerOnlyModule(spec: string): boolean {
  return SERVER_ONLY.test(spec);
}

/** In the function itself, in those inside it, or in one of the file's functions that it names; and none asks whether it can. */
function readsBrowser(facts: FileFacts, start: number): boolean {
  const uses = usesByFunction(facts);
  const reached = new Set([start]);
  for (const f of reached) for (const it of uses[f]?.functions ?? []) reached.add(it);
  const all = [...reached].map((f) => uses[f]);
  return all.some((it) => it?.browser) && !all.some((it) => it?.asksForBrowser);
}

interface Use {
  browser: boolean;
  /** `typeof document === 'undefined'` */
  asksForBrowser: boolean;
  readonly functions: Set<number>;
}

function usesByFunction(facts: FileFacts): readonly Use[] {
  const uses: Use[] = facts.functions.map(() => ({
    browser: false,
    asksForBrowser: false,
    functions: new Set(),
  }));
  const named = namedFunctions(facts);
  forEachExpr(facts, (node, f) => {
    const use = uses[f];
    if (!use) return;
    if (isBrowserGlobal(node)) use.browser = true;
    if (node.k === 'un' && node.op === 'typeof' && isBrowserGlobal(node.x)) use.asksForBrowser = true;
    const other = node.k === 'fn' ? node.f : node.k === 'ref' ? named.get(node.b) : undefined;
    if (other !== undefined) use.functions.add(other);
  });
  return uses;
}

function isBrowserGlobal(node: Expr | Stmt): boolean {
  return node.k === 'global' && BROWSER_GLOBALS.has(node.name);
}

const BROWSER_GLOBALS: ReadonlySet<string> = new Set([
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'window',
]);

/** Request APIs, servers, databases and Node's own modules, then the workspace's own `…/db`. */
const SERVER_ONLY = new RegExp(
  `^(?:${[
    'server-only',
    'next/(?:headers|server|cookies)',
    'node:.*',
    'fs',
    'https?',
    'crypto',
    'express',
    'fastify',
    'koa',
    'hono',
    'h3',
    '@nestjs/.*',
    '@prisma/.*',
    'drizzle-orm(?:/.*)?',
    'pg',
    'postgres',
    'mysql2?(?:/.*)?',
    'mongoose',
    'mongodb',
    'knex',
    'kysely',
    'typeorm',
    'sequelize',
    'better-sqlite3',
    'ioredis',
    'redis',
    'firebase-admin(?:/.*)?',
    '\\$lib/server/.*',
  ].join('|')})$|/(?:db|database|prisma|drizzle|server)(?:/(?:client|index))?(?:\\.[jt]s)?$`,
);
