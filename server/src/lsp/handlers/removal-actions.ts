/** Code actions in the table of third-party removals. Their edits are made at once: they change what is seen there. */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import type { Range } from '../../../../shared/src/model';
import { fixRemovals } from '../../fixes/removals/fix-removals';
import { thirdPartiesInUse } from '../../fixes/removals/removals-request';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { toWorkspaceEdit } from '../to-workspace-edit';

export function removalActions(
  session: Session,
  folder: Folder,
  range: Range,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const { report } = folder.config();
  const read = folder.files.read(report.path);
  if (!('text' in read)) return [];
  const fixes = fixRemovals({
    operations: { file: report.path, text: read.text },
    range,
    calendar: report,
    today: session.parts.today(),
    thirdParties: thirdPartiesInUse(folder.analysis?.pathways ?? []),
  });
  const dated = diagnostics.filter((it) => /^removal-(?:overdue|due-soon|malformed)$/.test(String(it.code)));
  return fixes.map(({ id, title, preferred, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    ...(preferred && { isPreferred: true }),
    ...(dated.length > 0 && /^(?:fill|mark)-/.test(id) && { diagnostics: dated }),
    edit: toWorkspaceEdit(session, folder, edits),
  }));
}
