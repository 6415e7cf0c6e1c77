/**
 * Applies verified fixes, or an exemption, through the editor, for commands outside the text.
 *
 * The edit carries the versions of the texts it is for, so an editor that has moved on refuses it.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import { EXEMPT_FIX } from '../../../../shared/src/ids';
import type { FixAllAnswer, FixAllParams, FixAnswer, FixParams } from '../../../../shared/src/protocol';
import type { Offer } from '../../engine/engine';
import type { Fix, TextEdit } from '../../fixes/fix';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { toWorkspaceEdit } from '../to-workspace-edit';
import { untilReady } from '../until-settled';

const NO_EDITS = 'This editor takes no edits from a language server.';
const GONE = 'The call is not there any more.';
const NOT_APPLIED = 'The editor did not apply the edit.';

export async function applyFix(session: Session, params: FixParams, token: CancellationToken): Promise<FixAnswer> {
  if (!session.abilities.applyEdit) return { why: NO_EDITS };
  const folder = session.folders.byUri(params.folder);
  await untilReady(folder, token);
  if (!folder?.analysis?.pathways.some((it) => it.id === params.id)) return { why: GONE };
  const offer = folder.fixesFor({ id: params.id }, params.reason);
  if (params.reason !== undefined) {
    const exemption = offer.fixes.find((it) => it.id === EXEMPT_FIX);
    return exemption ? apply(session, folder, exemption) : { why: 'No comment can stand here.' };
  }
  const failed: string[] = [];
  for (const fix of offer.fixes.filter((it) => it.id !== EXEMPT_FIX)) {
    const why = await folder.verify(fix, { id: params.id }, token);
    if (why === undefined) return apply(session, folder, fix);
    failed.push(`${fix.title}: ${why}`);
  }
  return { why: whyNone(offer, failed) };
}

/** Every reason once, those of fixes that were tried first. */
function whyNone({ refused }: Offer, failed: readonly string[]): string {
  const reasons = [...new Set([...failed, ...refused.map((it) => it.why)])].slice(0, 3);
  if (reasons.length === 0) return 'The project has no function that could serve as a gate here.';
  return `No fix gates it and changes nothing else. ${reasons.join(' ')}`;
}

export async function applyFixes(
  session: Session,
  params: FixAllParams,
  token: CancellationToken,
): Promise<FixAllAnswer> {
  const folder = session.folders.byUri(params.folder);
  await untilReady(folder, token);
  if (!folder || !session.abilities.applyEdit) return { fixed: 0, left: [], why: NO_EDITS };
  const { edits, fixed, left } = await folder.fixMany(params.ids, false, token);
  if (fixed.length === 0) return { fixed: 0, left, why: null };
  const label = fixed.length === 1 ? 'Gate 1 call' : `Gate ${fixed.length} calls`;
  const { why } = await apply(session, folder, { title: label, edits }, params.preview);
  if (params.preview && why === NOT_APPLIED) return { fixed: 0, left, why: null, isDeclined: true };
  return { fixed: why === null ? fixed.length : 0, left, why };
}

async function apply(
  session: Session,
  folder: Folder,
  { title, edits }: Pick<Fix, 'title'> & { readonly edits: readonly TextEdit[] },
  preview?: boolean,
): Promise<FixAnswer> {
  const edit = toWorkspaceEdit(session, folder, edits, preview === true ? { label: title } : undefined);
  if (!edit) return { why: GONE };
  const { applied, failureReason } = await session.connection.workspace.applyEdit({ label: title, edit });
  return { why: applied ? null : (failureReason ?? NOT_APPLIED) };
}
