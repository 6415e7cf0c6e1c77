/**
 * What the server offers, given what the client can do.
 */
import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { FIX_ALL_KIND, PRODUCT } from '../../../shared/src/ids';
import type { Abilities } from './abilities';

export function toCapabilities(abilities: Abilities): ServerCapabilities {
  return {
    // VS Code's client supports nothing else, and the model counts in the same units.
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    // What a lens does are commands of our own client.
    ...(abilities.isOurs && { codeLensProvider: { resolveProvider: false } }),
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND], resolveProvider: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: abilities.folders } },
    ...(abilities.pull && {
      diagnosticProvider: { identifier: PRODUCT, interFileDependencies: true, workspaceDiagnostics: true },
    }),
  };
}
