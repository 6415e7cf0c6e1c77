/**
 * Where a file's code runs: by its directive, then by its path's convention, then by what it imports and
 * touches, last by what kind of package it is in. Contradicting signs give 'unknown'.
 */
import type { Surface } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { forEachExpr } from '../facts/walk';
import { pathWithin } from '../std/path';
import { hasDirective } from './entries/entry-context';
import { packageSurface } from './package-surface';
import type { PackageJson } from './resolve/package-json';
import type { Workspace } from './resolve/workspace';

export interface KnownSurface {
  readonly surface: Surface;
  /** Nothing in the file says so, only what its package depends on. */
  readonly ofPackage: boolean;
}

export function surfaceOf(facts: FileFacts, workspace: Workspace): KnownSurface {
  const own = workspace.packageOf(facts.path);
  const surface = byDirective(facts) ?? byPath(pathWithin(facts.path, own?.folder ?? ''), own) ?? byContent(facts);
  if (surface !== undefined) return { surface, ofPackage: false };
  return { surface: own ? packageSurface(own) : 'unknown', ofPackage: true };
}

function byDirective(facts: FileFacts): Surface | undefined {
  if (hasDirective(facts, 'use client')) return 'client';
  return hasDirective(facts, 'use server') ? 'server' : undefined;
}

/** Paths that say it whatever the framework. */
const SERVER_PATH =
  /\.server\.[^/]+$|\.astro$|(?:^|\/)\+(?:server|page\.server|layout\.server)\.|(?:^|\/)netlify\/|^(?:.*\/)?(?!app\.config)(?:[\w.-]+\.config)\.[cm]?[jt]s$/;
const CLIENT_PATH = /\.client\.[^/]+$|(?:^|\/)(?:entry[.-]client|instrumentation-client|gatsby-browser)\.|\.html?$/;
/** Without `'use client'`, these are server code in the App Router. */
const NEXT_SERVER =
  /(?:^|\/)app\/(?:.*\/)?(?:page|layout|template|loading|not-found|default|route|sitemap|robots|manifest)\.[^/]+$|(?:^|\/)pages\/(?:api\/|_document\.)|^(?:src\/)?(?:middleware|proxy|instrumentation)\.[^/]+$/;
const NUXT_SERVER = /(?:^|\/)server\/(?:api|routes|middleware|plugins|tasks|utils)\//;

function byPath(path: string, own: PackageJson | undefined): Surface | undefined {
  if (CLIENT_PATH.test(path)) return 'client';
  if (SERVER_PATH.test(path)) return 'server';
  if (own?.dependencies.has('next') && NEXT_SERVER.test(path)) return 'server';
  if (own?.dependencies.has('nuxt') && NUXT_SERVER.test(path)) return 'server';
  return undefined;
}

export const SERVER_PACKAGE =
  /^(?:node:.*|(?:fs|path|http|https|http2|net|tls|os|crypto|child_process|worker_threads|cluster|async_hooks|stream|zlib|dns|readline)(?:\/.*)?|express|fastify|@fastify\/.*|koa|@koa\/.*|hono|hono\/.*|@hapi\/.*|@nestjs\/.*|next\/(?:headers|server|cache)|server-only|@prisma\/client|pg|mysql2?|mongoose|mongodb|ioredis|redis|bullmq|kysely|knex|typeorm|sequelize|aws-lambda|@aws-sdk\/.*|firebase-(?:functions|admin)(?:\/.*)?|@remix-run\/node|@react-router\/node|nodemailer|(?:@[\w-]+\/)?[\w-]+-node|@amplitude\/node|vscode|\$env\/(?:static|dynamic)\/private)$/;
const CLIENT_PACKAGE =
  /^(?:client-only|react-dom|react-dom\/client|vue|vue-router|pinia|preact|svelte|next\/(?:navigation|router)|react-router-dom|@angular\/.*|jquery|nuxt\/app)$/;
const REACT_HOOK =
  /^use(?:Effect|LayoutEffect|State|Reducer|Ref|Context|Transition|SyncExternalStore|ImperativeHandle)$/;
const SERVER_GLOBAL = new Set(['Bun', 'Deno']);
const BROWSER_GLOBAL = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'location', 'history']);

function byContent(facts: FileFacts): Surface | undefined {
  const touches = globalsTouched(facts);
  const server =
    facts.imports.some(({ spec, typeOnly }) => !typeOnly && SERVER_PACKAGE.test(spec)) || touches.has('server');
  const client = importsClient(facts) || touches.has('client');
  if (server && client) return 'unknown';
  return server ? 'server' : client ? 'client' : undefined;
}

function importsClient(facts: FileFacts): boolean {
  return facts.imports.some(({ spec, typeOnly, names }) => {
    if (typeOnly) return false;
    return CLIENT_PACKAGE.test(spec) || (spec === 'react' && names.some((it) => REACT_HOOK.test(it.imported)));
  });
}

/** `typeof window` alone is a question, and the answer differs by side. */
function globalsTouched(facts: FileFacts): ReadonlySet<'client' | 'server'> {
  const touched = new Set<'client' | 'server'>();
  forEachExpr(facts, (node) => {
    if (node.k === 'member' || node.k === 'call') {
      const root = node.k === 'member' ? node.obj : node.callee;
      if (root.k !== 'global') return;
      if (BROWSER_GLOBAL.has(root.name)) touched.add('client');
      if (SERVER_GLOBAL.has(root.name)) touched.add('server');
    } else if (node.k === 'jsx' && typeof node.tag === 'string') {
      if (node.attrs.some((it) => it.p === 'attr' && /^on[A-Z]/.test(it.name))) touched.add('client');
    }
  });
  return touched;
}
