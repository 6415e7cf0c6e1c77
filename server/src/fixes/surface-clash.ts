/**
 * Can a gate be called where the touchpoint stands? One that asks the browser cannot on a server, and
 * one that asks the database cannot in a browser. Where nothing tells, neither is offered.
 */
import ts from 'typescript';
import type { Surface } from '../../../shared/src/model';
import { enclosingFunction, hasDirective, isServerPagePath } from './awaiting';
import type { NoFix } from './fix';
import { isAsync } from './function-use';
import { isServerOnlyModule } from './predicate-surface';
import type { ProjectGate } from './project-gates';
import type { Source } from './source';

export function surfaceClash(source: Source, place: ts.Node, gate: ProjectGate, surface: Surface): NoFix | undefined {
  if (gate.surface === 'unknown' || gate.surface === 'both' || gate.file === source.path) return undefined;
  const here = codeSurface(source, place, surface);
  if (here === gate.surface) return undefined;
  const only = `\`${gate.name}\` runs only ${gate.surface === 'server' ? 'on the server' : 'in the browser'}`;
  return { why: here === 'unknown' ? `${only}, and where this code runs is not known.` : `${only}.` };
}

/** Markup is made on a server first: there nothing answers a gate that asks the browser, and the page fails. */
export function renderClash(gate: Pick<ProjectGate, 'name' | 'surface'>, isRenderedThere: boolean): NoFix | undefined {
  if (gate.surface !== 'client' || !isRenderedThere) return undefined;
  return { why: `\`${gate.name}\` runs only in the browser, and a server renders this first.` };
}

/** Frameworks that render on a server, also what is meant for the browser. */
export function rendersOnServer(packages: ReadonlySet<string> | undefined): boolean {
  return packages !== undefined && [...packages].some((it) => RENDERERS.test(it));
}

/** A vendor's tag acts in the browser, while the component that renders it may run on the server. */
function codeSurface(source: Source, place: ts.Node, surface: Surface): Surface {
  if (hasDirective(source, 'use client')) return surface === 'client' ? 'client' : 'both';
  if (isServerCode(source, place)) return 'server';
  return surface === 'unknown' && BROWSER.test(source.file.text) ? 'client' : surface;
}

function isServerCode(source: Source, place: ts.Node): boolean {
  if (hasDirective(source, 'use server') || isServerPagePath(source.path)) return true;
  return isAsyncComponent(source, place) || source.file.statements.some(importsServerOnly);
}

/** React renders an async component on the server only. */
function isAsyncComponent({ path }: Source, place: ts.Node): boolean {
  const fn = /\.[jt]sx$/.test(path) ? enclosingFunction(place) : undefined;
  return fn !== undefined && isAsync(fn) && /^[A-Z]/.test(fn.name?.getText() ?? '');
}

function importsServerOnly(statement: ts.Statement): boolean {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
  const isType = statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return !isType && isServerOnlyModule(statement.moduleSpecifier.text);
}

const BROWSER = /\b(?:document|window|navigator|localStorage|sessionStorage)\s*[.[?]/;
const RENDERERS =
  /^(?:next|gatsby|astro|nuxt|nuxt3|vike|vite-ssg|vite-plugin-ssr|react-dom\/server|@remix-run\/.+|@react-router\/(?:dev|node|serve)|@tanstack\/(?:react-|solid-)?start|@sveltejs\/kit|@solidjs\/start|@analogjs\/.+|@angular\/ssr|@vue\/server-renderer|@builder\.io\/qwik-city|@redwoodjs\/.+)$/;
