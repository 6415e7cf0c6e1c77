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
