/**
 * The one place where exceptions of the language server end.
 *
 * A failing handler is logged and answered with `null`: the server stays up, and the editor shows
 * nothing rather than an error notification. Answers that are meant as errors pass.
 */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { Cancelled } from '../std/token';

export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
}

export type Handler<Params, Answer> = (params: Params, token: CancellationToken) => Answer | Promise<Answer>;

export function dispatch<Params, Answer>(log: Log, name: string, handler: Handler<Params, Answer>) {
  return async (params: Params, token: CancellationToken): Promise<Answer | null> => {
    try {
      throwIfCancelled(token);
      return await handler(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      if (error instanceof Cancelled) throw requestCancelled();
      log.error(`${name}: ${describeError(error)}`);
      return null;
    }
  };
}

/** The same for what has no answer. */
export function guard<Params>(log: Log, name: string, handler: (params: Params) => void | Promise<void>) {
  return async (params: Params): Promise<void> => {
    try {
      await handler(params);
    } catch (error) {
      log.error(`${name}: ${describeError(error)}`);
    }
  };
}

export function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw requestCancelled();
}

/** The answer of a request that is about text that has changed since. The editor drops it silently. */
export function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The code has changed.');
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function requestCancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}
