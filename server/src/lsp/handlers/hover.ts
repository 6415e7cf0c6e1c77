/**
 * What is known about the touchpoint, or the gate, under the cursor.
 */
import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver/node';
import type { Place } from '../../../../shared/src/model';
import { renderGateHover, renderPathwayHover } from '../../views/hover';
import { isWithin, toLspRange, toModelPosition } from '../convert';
import type { Session } from '../session';
import { untilSettled } from '../until-settled';
import { toFilePath } from '../uris';

export async function hover(
  session: Session,
  { textDocument, position }: HoverParams,
  token: CancellationToken,
): Promise<Hover | null> {
  const place = session.folders.find(toFilePath(textDocument.uri) ?? '');
  // A first scan may take long, and a hover that waits for it would be of another time.
  if (!place?.folder.analysis) return null;
  await untilSettled(place.folder, token);
  const { pathways = [] } = place.folder.analysis ?? {};
  const cursor = toModelPosition(position);
  const isHere = ({ file, range }: Place) => file === place.path && isWithin(cursor, range);
  const linkTo = (file: string) => session.documents.uriOf(place.folder, file);

  const pathway = pathways.findLast(isHere);
  if (pathway) return toHover(renderPathwayHover(pathway, linkTo), pathway);
  const gate = pathways.flatMap((it) => it.gates).find(isHere);
  if (gate) return toHover(renderGateHover(gate, pathways), gate);
  return null;
}

function toHover(value: string, { range }: Place): Hover {
  return { contents: { kind: 'markdown', value }, range: toLspRange(range) };
}
