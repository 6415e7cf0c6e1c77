/**
 * Above the file's first line how many of its pathways are gated, above each touchpoint its status. Only for our own
 * client, whose commands a lens runs.
 */
import type { CancellationToken, CodeLens, CodeLensParams } from 'vscode-languageserver/node';
import { COMMANDS } from '../../../../shared/src/ids';
import type { Pathway } from '../../../../shared/src/model';
import type { PathwayParams } from '../../../../shared/src/protocol';
import { renderFileLens, renderPathwayLens } from '../../views/lens';
import { toLspRange } from '../convert';
import type { Session } from '../session';
import { untilSettled } from '../until-settled';
import { toFilePath } from '../uris';

export async function codeLens(
  session: Session,
  { textDocument }: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[]> {
  const place = session.folders.find(toFilePath(textDocument.uri) ?? '');
  if (!session.settings.codeLens || !place?.folder.analysis) return [];
  const { folder, path } = place;
  await untilSettled(folder, token);
  const pathways = (folder.analysis?.pathways ?? []).filter((it) => it.file === path);
  const [first] = pathways;
  if (!first) return [];
  const start = { line: 0, character: 0 };
  return [
    lens({ start, end: start }, renderFileLens(pathways), COMMANDS.revealPathway, first),
    ...pathways.map((it) => lens(toLspRange(it.range), renderPathwayLens(it), commandFor(it), it)),
  ];

  function lens(range: CodeLens['range'], title: string, command: string, { id }: Pathway): CodeLens {
    const argument: PathwayParams = { folder: folder.uri, id };
    return { range, command: { title, command, arguments: [argument] } };
  }
}

/** The route of what is open; the proof of what is not. */
function commandFor({ status, route }: Pathway): string {
  return status === 'ungated' && route.length > 1 ? COMMANDS.showWitness : COMMANDS.explain;
}
