/**
 * Quick fixes at a place, and `fix all` of a file.
 *
 * What is offered names its target and the fix; the edit is made when one is chosen, from the text as it is then, and
 * only where the engine says that it does what it promises. Resolving from a remembered range would edit the wrong
 * place after typing. Who asks for fixes by hand is shown only those that were tried.
 */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { COMMANDS, EXEMPT_FIX, FIX_ALL_KIND } from '../../../../shared/src/ids';
import type { Analysis } from '../../../../shared/src/model';
import type { PathwayParams } from '../../../../shared/src/protocol';
import type { FixTarget } from '../../engine/engine';
import { canBeMended } from '../../fixes/findings/index';
import type { Fix, NoFix } from '../../fixes/fix';
import { overlaps, toModelRange } from '../convert';
import { contentModified } from '../dispatch';
import type { Folder } from '../folder';
import type { Session } from '../session';
import type { DiagnosticData } from '../to-diagnostics';
import { toWorkspaceEdit } from '../to-workspace-edit';
import { untilReady } from '../until-settled';
import { toFilePath } from '../uris';
import { removalActions } from './removal-actions';

type ActionData = { readonly folder: string } /** By its title: of several forms the one that holds is made. */ & (
  | { readonly target: FixTarget; readonly fix: string }
  | { readonly file: string }
);

export async function codeAction(
  session: Session,
  { textDocument, range, context }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const place = session.folders.find(toFilePath(textDocument.uri) ?? '');
  if (!place?.folder.analysis) return [];
  const { folder, path } = place;
  await untilReady(folder, token);
  if (!folder.analysis) return [];
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix, context.only)) {
    if (path === folder.config().report.path)
      return removalActions(session, folder, toModelRange(range), context.diagnostics);
    const targets = targetsIn(folder.analysis, path, toModelRange(range));
    const isAsked = context.triggerKind !== CodeActionTriggerKind.Automatic;
    for (const target of targets)
      actions.push(...(await quickFixes(session, folder, { target, isAsked, token, context })));
  }
  if (context.only !== undefined && isWanted(FIX_ALL_KIND, context.only)) actions.push(fixAllAction(folder, path));
  return actions;
}

interface Asked {
  readonly target: FixTarget;
  readonly isAsked: boolean;
  readonly token: CancellationToken;
  readonly context: CodeActionParams['context'];
}

async function quickFixes(session: Session, folder: Folder, asked: Asked): Promise<CodeAction[]> {
  const { target, isAsked, token } = asked;
  const { fixes, refused } = folder.fixesFor(target);
  // Where a trial takes longer than people wait for a menu, fixes are tried when they are chosen.
  const isTried = isAsked && folder.isQuickToTry();
  const good: Fix[] = [];
  for (const fix of fixes) {
    // Several forms of one fix: the first that holds stands for all.
    if (good.some((it) => it.title === fix.title) || !canBeMade(session, folder, fix)) continue;
    if (!isTried || fix.id === EXEMPT_FIX || (await folder.verify(fix, target, token)) === undefined) good.push(fix);
  }
  const actions = good.map((fix, index) =>
    offer(session, folder, asked, { ...fix, preferred: isPreferred(fix, index) }),
  );
  const isHelpless = good.every((it) => it.id === EXEMPT_FIX) && (refused.length > 0 || fixes.length > good.length);
  return isHelpless && isAsked && session.abilities.isOurs && 'id' in target
    ? [...actions, whyNone(folder, target.id)]
    : actions;
}

/** Not where it takes a new file, and the editor makes none. */
function canBeMade(session: Session, folder: Folder, { edits }: Fix): boolean {
  return edits.every(({ file }) => folder.files.exists(file)) || toWorkspaceEdit(session, folder, edits) !== undefined;
}

/** The first that is left, where the one before it failed. */
function isPreferred(fix: Fix, index: number): boolean {
  return index === 0 && fix.id !== EXEMPT_FIX;
}

/** Pathways and findings here, each once. */
function targetsIn(
  { pathways, findings }: Analysis,
  path: string,
  asked: ReturnType<typeof toModelRange>,
): FixTarget[] {
  const inFile = pathways.filter((it) => it.file === path && overlaps(it.range, asked));
  const deaf = new Set(findings.filter((it) => it.ruleId === 'gpc-ignored').map((it) => it.pathway));
  const open = inFile.filter((it) => it.status === 'ungated' || it.status === 'limited' || deaf.has(it.id));
  const unawaited = findings.filter(
    (it) => it.file === path && it.ruleId === 'unawaited-preference' && overlaps(it.range, asked),
  );
  const mended = findings.filter((it) => it.file === path && canBeMended(it.ruleId) && overlaps(it.range, asked));
  return [
    ...open.map(({ id }) => ({ id })),
    ...[...unawaited, ...mended].map(({ file, range, ruleId }) => ({ file, line: range.start.line, rule: ruleId })),
  ];
}

function offer(session: Session, folder: Folder, { target, context }: Asked, fix: Fix): CodeAction {
  const isAbout = (it: CodeActionParams['context']['diagnostics'][number]) =>
    'id' in target
      ? (it.data as DiagnosticData | undefined)?.pathway === target.id
      : it.code === (target.rule ?? 'unawaited-preference') && it.range.start.line === target.line - 1;
  const diagnostics = context.diagnostics.filter(isAbout);
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...(fix.preferred && { isPreferred: true }),
    ...(diagnostics.length > 0 && { diagnostics }),
    ...effectOf(session, folder, target, fix),
  };
}

function effectOf(
  session: Session,
  folder: Folder,
  target: FixTarget,
  fix: Fix,
): Pick<CodeAction, 'command' | 'data' | 'edit'> {
  if (fix.id === EXEMPT_FIX && session.abilities.isOurs && 'id' in target) {
    const argument: PathwayParams = { folder: folder.uri, id: target.id };
    return { command: { title: fix.title, command: COMMANDS.exempt, arguments: [argument] } };
  }
  const data: ActionData = { folder: folder.uri, target, fix: fix.title };
  return session.abilities.lateEdits ? { data } : { edit: toWorkspaceEdit(session, folder, fix.edits) };
}

function whyNone(folder: Folder, id: string): CodeAction {
  const title = 'Why does no fix gate it?';
  const argument: PathwayParams = { folder: folder.uri, id };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command: COMMANDS.wrap, arguments: [argument] },
  };
}

function fixAllAction(folder: Folder, file: string): CodeAction {
  const data: ActionData = { folder: folder.uri, file };
  return { title: 'Gate all calls where nothing else changes', kind: FIX_ALL_KIND, data };
}

export async function resolveCodeAction(
  session: Session,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  const folder = data && session.folders.byUri(data.folder);
  if (!folder) return action;
  await untilReady(folder, token);
  if ('file' in data) return { ...action, edit: await editOfFile(session, folder, data.file, token) };
  const forms = folder.fixesFor(data.target).fixes.filter((it) => it.title === data.fix);
  const fix = await firstThatHolds(folder, forms, data.target, token);
  if (!fix) throw contentModified();
  if ('why' in fix) {
    const message = `Optgate: the fix was not made. ${fix.why}`;
    await session.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    throw contentModified();
  }
  const edit = toWorkspaceEdit(session, folder, fix.edits);
  if (!edit) throw contentModified();
  return { ...action, edit };
}

/** Undefined where there is none any more. */
async function firstThatHolds(
  folder: Folder,
  forms: readonly Fix[],
  target: FixTarget,
  token: CancellationToken,
): Promise<Fix | NoFix | undefined> {
  let failed: NoFix | undefined;
  for (const fix of forms) {
    const why = await folder.verify(fix, target, token);
    if (why === undefined) return fix;
    failed ??= { why };
  }
  return failed;
}

/** Only what may be done unseen: it may run at every save. */
async function editOfFile(session: Session, folder: Folder, file: string, token: CancellationToken) {
  const pathways = folder.analysis?.pathways ?? [];
  const ids = pathways.filter((it) => it.file === file && it.status === 'ungated').map((it) => it.id);
  const { edits } = await folder.fixMany(ids, true, token);
  return toWorkspaceEdit(session, folder, edits) ?? { changes: {} };
}

/** `only` names kinds or parents of kinds. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((it) => kind === it || kind.startsWith(`${it}.`) || it === '');
}
