/**
 * Our own requests, typed by what the protocol says about them.
 */
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Ask } from '../../shared/src/protocol';

export type AskServer = <Params, Answer>(ask: Ask<Params, Answer>, params: Params) => Promise<Answer>;

export function createAsk(client: LanguageClient): AskServer {
  return (ask, params) => client.sendRequest(ask.method, params);
}
