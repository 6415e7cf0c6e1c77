/**
 * Why a place is gated or ungated, as text.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import type { ExplainParams } from '../../../../shared/src/protocol';
import type { Session } from '../session';
import { untilSettled } from '../until-settled';
import { toFilePath } from '../uris';

export async function explain(
  session: Session,
  params: ExplainParams,
  token: CancellationToken,
): Promise<string | null> {
  if ('id' in params) {
    const folder = session.folders.byUri(params.folder);
    await untilSettled(folder, token);
    return folder?.explain({ id: params.id }) ?? null;
  }
  const place = session.folders.find(toFilePath(params.uri) ?? '');
  await untilSettled(place?.folder, token);
  return place?.folder.explain({ file: place.path, line: params.line }) ?? null;
}
