/**
 * Quick fixes for ungated pathways.
 *
 * What is offered names pathway and fix; the edit is made when one is chosen, from the text as it is
 * then. Resolving from a remembered range would edit the wrong place after typing.
 */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
} from 'vscode-languageserver/node';
import { COMMANDS, EXEMPT_FIX } from '../../../../shared/src/ids';
import type { Pathway } from '../../../../shared/src/model';
import type { PathwayParams } from '../../../../shared/src/protocol';
import type { Fix } from '../../fixes/fix';
import { overlaps, toModelRange } from '../convert';
import { contentModified } from '../dispatch';
import type { Session } from '../session';
import type { DiagnosticData } from '../to-diagnostics';
import { toWorkspaceEdit } from '../to-workspace-edit';
import { untilSettled } from '../until-settled';
import { toFilePath } from '../uris';

interface ActionData {
  readonly folder: string;
  readonly pathway: string;
  readonly fix: string;
}

export async function codeAction(
  session: Session,
  { textDocument, range, context }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  if (!isWanted(CodeActionKind.QuickFix, context.only)) return [];
  const place = session.folders.find(toFilePath(textDocument.uri) ?? '');
  if (!place?.folder.analysis) return [];
  const { folder, path } = place;
  await untilSettled(folder, token);
  const asked = toModelRange(range);
  const ungated = (folder.analysis?.pathways ?? []).filter(
    (it) => it.file === path && it.status === 'ungated' && overlaps(it.range, asked),
  );
  return ungated.flatMap((pathway) => folder.fixesFor(pathway).map((fix) => offer(pathway, fix)));

  function offer(pathway: Pathway, fix: Fix): CodeAction {
    const diagnostics = context.diagnostics.filter(
      (it) => (it.data as DiagnosticData | undefined)?.pathway === pathway.id,
    );
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      ...(fix.preferred && { isPreferred: true }),
      ...(diagnostics.length > 0 && { diagnostics }),
      ...effectOf(pathway, fix),
    };
  }

  function effectOf(pathway: Pathway, fix: Fix): Pick<CodeAction, 'command' | 'data' | 'edit'> {
    if (fix.id === EXEMPT_FIX && session.abilities.isOurs) {
      const argument: PathwayParams = { folder: folder.uri, id: pathway.id };
      return { command: { title: fix.title, command: COMMANDS.exempt, arguments: [argument] } };
    }
    const data: ActionData = { folder: folder.uri, pathway: pathway.id, fix: fix.id };
    return session.abilities.lateEdits ? { data } : { edit: toWorkspaceEdit(session, folder, fix.edits) };
  }
}

export async function resolveCodeAction(
  session: Session,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  const folder = data && session.folders.byUri(data.folder);
  if (!folder) return action;
  await untilSettled(folder, token);
  const pathway = folder.analysis?.pathways.find((it) => it.id === data.pathway);
  const fix = pathway && folder.fixesFor(pathway).find((it) => it.id === data.fix);
  const edit = fix && toWorkspaceEdit(session, folder, fix.edits);
  if (!edit) throw contentModified();
  return { ...action, edit };
}

/** `only` names kinds or parents of kinds. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((it) => kind === it || kind.startsWith(`${it}.`) || it === '');
}
