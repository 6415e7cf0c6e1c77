/**
 * What the Problems view should show now: one report per file, by absolute path.
 *
 * A report's id is a hash of its content, so an unchanged file is recognised across updates,
 * transports and restarts of the request.
 */
import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Analysis } from '../../../shared/src/model';
import type { DiagnosticsScope, ServerSettings } from '../../../shared/src/settings';
import type { LinkOf } from './finding-links';
import type { Folder } from './folder';
import type { Folders } from './folders';
import type { OpenDocuments } from './open-documents';
import { toDiagnostics } from './to-diagnostics';
import { absoluteIn } from './uris';

export interface Report {
  readonly uri: string;
  readonly version: number | null;
  readonly resultId: string;
  readonly items: Diagnostic[];
}

export type Reports = ReadonlyMap<string, Report>;

interface Told {
  readonly documents: OpenDocuments;
  readonly linkOf: LinkOf;
}

interface Source extends Told {
  readonly folders: Folders;
  readonly scope: DiagnosticsScope;
}

export function collectReports({ folders, documents, linkOf, scope }: Source): Reports {
  const reports = new Map<string, Report>();
  if (scope === 'off') return reports;
  for (const folder of folders.all()) {
    if (folder.analysis === null) continue;
    for (const [file, content] of contentsOf(folder, folder.analysis, { documents, linkOf })) {
      const path = absoluteIn(folder.root, file);
      if (folders.find(path)?.folder !== folder) continue;
      if (scope === 'openFiles' && !documents.has(path)) continue;
      const version = documents.get(path)?.version ?? null;
      reports.set(path, { ...content, uri: documents.uriOf(folder, file), version });
    }
  }
  return reports;
}

interface Content {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

interface Cached {
  readonly severity: ServerSettings['severity'];
  readonly contents: ReadonlyMap<string, Content>;
}

const cache = new WeakMap<Analysis, Cached>();

/** Remembered per analysis: an edit in one folder must not convert and hash all findings of the others. */
function contentsOf(folder: Folder, analysis: Analysis, { documents, linkOf }: Told): Cached['contents'] {
  const { severity } = folder.settings;
  const cached = cache.get(analysis);
  if (cached?.severity === severity) return cached.contents;
  const uriOf = (path: string) => documents.uriOf(folder, path);
  const contents = new Map<string, Content>();
  for (const [file, items] of toDiagnostics({ severity, uriOf, linkOf }, analysis.findings)) {
    contents.set(file, { items, resultId: hash(items) });
  }
  cache.set(analysis, { severity, contents });
  return contents;
}

function hash(items: Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 22);
}
