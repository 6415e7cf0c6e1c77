/**
 * The connection to the language server that ships with the extension.
 *
 * Nothing of the workspace is executed and nothing is sent anywhere: the server is our own bundle,
 * started by the editor's own Node.
 */
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { workspace } from 'vscode';
import {
  CancellationToken,
  type DocumentFilter,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
  type WorkspaceMiddleware,
} from 'vscode-languageclient/node';
import { COMMANDS, PRODUCT } from '../../shared/src/ids';
import type { InitializationOptions } from '../../shared/src/protocol';
import { SETTINGS } from '../../shared/src/settings';
import { editIsAsked } from './commands/trying';
import { LANGUAGES } from './languages';

/** Files that count by name, whatever language the editor gives them. */
const FILES = ['optgate.config.json', 'PRIVACY_OPERATIONS.md', 'package.json', '*.prisma'];

export function createLanguageClient(context: ExtensionContext, outputChannel: LogOutputChannel): LanguageClient {
  const storage = context.storageUri?.fsPath;
  const initializationOptions: InitializationOptions = { client: PRODUCT, ...(storage && { storage }) };
  const options: LanguageClientOptions = {
    documentSelector: documentSelector(),
    initializationOptions,
    outputChannel,
    // The default opens the channel over people's work whenever a request fails.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true },
    middleware: { workspace: { handleApplyEdit } },
    markdown: { isTrusted: { enabledCommands: [COMMANDS.explain, COMMANDS.showWitness] }, supportHtml: false },
  };
  return new LanguageClient(PRODUCT, 'Optgate', serverOptions(context), options);
}

const handleApplyEdit: WorkspaceMiddleware['handleApplyEdit'] = (params, next) => {
  editIsAsked();
  return next(params, CancellationToken.None);
};

function documentSelector(): DocumentFilter[] {
  return [
    // The report may have another name.
    ...[...LANGUAGES, 'markdown'].map((language) => ({ scheme: 'file', language })),
    ...FILES.map((name) => ({ scheme: 'file', pattern: `**/${name}` })),
  ];
}

function serverOptions(context: ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath('dist/server.js');
  const options = { execArgv: [`--max-old-space-size=${maxMemory()}`] };
  return { module, transport: TransportKind.ipc, options };
}

function maxMemory(): number {
  const fallback = SETTINGS['optgate.server.maxMemory']?.default as number;
  const value = workspace.getConfiguration(PRODUCT).get('server.maxMemory');
  return typeof value === 'number' && value >= 512 ? Math.floor(value) : fallback;
}
