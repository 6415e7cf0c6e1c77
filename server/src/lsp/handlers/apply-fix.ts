/**
 * Applies the preferred fix, or an exemption, of one pathway through the editor, for commands outside the text.
 *
 * The edit carries the versions of the texts it is for, so an editor that has moved on refuses it.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import { EXEMPT_FIX } from '../../../../shared/src/ids';
import type { FixAnswer, FixParams } from '../../../../shared/src/protocol';
import type { Fix } from '../../fixes/fix';
import type { Session } from '../session';
import { toWorkspaceEdit } from '../to-workspace-edit';
import { untilSettled } from '../until-settled';

export async function applyFix(session: Session, params: FixParams, token: CancellationToken): Promise<FixAnswer> {
  if (!session.abilities.applyEdit) return { why: 'This editor takes no edits from a language server.' };
  const folder = session.folders.byUri(params.folder);
  await untilSettled(folder, token);
  const pathway = folder?.analysis?.pathways.find((it) => it.id === params.id);
  if (!folder || !pathway) return { why: 'The call is not there any more.' };
  const fix = choose(folder.fixesFor(pathway, params.reason), params.reason);
  const edit = fix && toWorkspaceEdit(session, folder, fix.edits);
  if (!edit) return { why: 'No fix keeps what this code does for consumers who have not opted out.' };
  const { applied, failureReason } = await session.connection.workspace.applyEdit({ label: fix.title, edit });
  return { why: applied ? null : (failureReason ?? 'The editor did not apply the edit.') };
}

function choose(fixes: readonly Fix[], reason: string | undefined): Fix | undefined {
  if (reason !== undefined) return fixes.find((it) => it.id === EXEMPT_FIX);
  const gates = fixes.filter((it) => it.id !== EXEMPT_FIX);
  return gates.find((it) => it.preferred) ?? gates[0];
}
