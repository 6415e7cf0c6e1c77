/**
 * What is known about the touchpoint, or the gate, under the cursor.
 */
import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver/node';
import { COMMANDS } from '../../../../shared/src/ids';
import type { Pathway, Place } from '../../../../shared/src/model';
import type { PathwayParams } from '../../../../shared/src/protocol';
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
  if (!session.settings.hover) return null;
  const place = session.folders.find(toFilePath(textDocument.uri) ?? '');
  // A first scan may take long, and a hover that waits for it would be of another time.
  if (!place?.folder.analysis) return null;
  await untilSettled(place.folder, token);
  const { pathways = [] } = place.folder.analysis ?? {};
  const cursor = toModelPosition(position);
  const isHere = ({ file, range }: Place) => file === place.path && isWithin(cursor, range);
  const linkTo = (file: string) => session.documents.uriOf(place.folder, file);

  const pathway = pathways.findLast(isHere);
  if (pathway) {
    // VS Code writes the problem above it, with the route.
    const witness = !(session.abilities.isOurs && pathway.status === 'ungated');
    const text = renderPathwayHover(pathway, linkTo, { witness });
    const links = session.abilities.isOurs ? `\n\n${commandLinks(place.folder.uri, pathway)}` : '';
    return toHover(text + links, pathway);
  }
  const gate = pathways.flatMap((it) => it.gates).find(isHere);
  if (gate) return toHover(renderGateHover(gate, pathways), gate);
  return null;
}

/** Our own client trusts exactly these commands in a hover. */
function commandLinks(folder: string, { id, status, route }: Pathway): string {
  const argument = encodeURIComponent(JSON.stringify([{ folder, id } satisfies PathwayParams]));
  const link = (title: string, command: string) => `[${title}](command:${command}?${argument})`;
  const links = [link(`Why ${status}?`, COMMANDS.explain)];
  if (route.length > 1) links.push(link('Show the witness', COMMANDS.showWitness));
  return links.join(' · ');
}

function toHover(value: string, { range }: Place): Hover {
  return { contents: { kind: 'markdown', value }, range: toLspRange(range) };
}
