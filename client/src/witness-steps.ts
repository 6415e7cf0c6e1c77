/**
 * Walking along a witness: one step at a time is opened and marked, with what happens there written behind it.
 */
import {
  commands,
  type Disposable,
  l10n,
  Range,
  StatusBarAlignment,
  type StatusBarItem,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
} from 'vscode';
import { COMMANDS, CONTEXT_KEYS, PRODUCT } from '../../shared/src/ids';
import type { RouteStep } from '../../shared/src/model';
import type { FolderPathway } from './inventory-store';
import { toRange, toUri } from './places';

interface Walk {
  readonly of: FolderPathway;
  readonly at: number;
}

export class WitnessSteps implements Disposable {
  private walk: Walk | undefined;
  private marked: TextEditor | undefined;
  private readonly mark: TextEditorDecorationType = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
    isWholeLine: false,
  });
  /** At the end of the line: a step may be a mere place in it, where a text would push the code aside. */
  private readonly note: TextEditorDecorationType = window.createTextEditorDecorationType({
    after: { color: new ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
  });
  private readonly item: StatusBarItem = window.createStatusBarItem(`${PRODUCT}.witness`, StatusBarAlignment.Left, -1);

  constructor() {
    this.item.name = l10n.t('Optgate: witness');
    this.item.command = COMMANDS.nextStep;
  }

  begin(of: FolderPathway): Promise<void> {
    return this.show({ of, at: 0 });
  }

  /** Forwards or backwards; from the last step on to the first. */
  async go(by: 1 | -1): Promise<void> {
    if (!this.walk) return;
    const { of, at } = this.walk;
    const count = of.pathway.route.length;
    await this.show({ of, at: (at + by + count) % count });
  }

  end(): void {
    this.walk = undefined;
    this.unmark();
    this.item.hide();
    void commands.executeCommand('setContext', CONTEXT_KEYS.steps, false);
  }

  dispose(): void {
    this.mark.dispose();
    this.note.dispose();
    this.item.dispose();
  }

  private unmark(): void {
    this.marked?.setDecorations(this.mark, []);
    this.marked?.setDecorations(this.note, []);
  }

  private async show(walk: Walk): Promise<void> {
    const { folder, pathway } = walk.of;
    const step = pathway.route[walk.at];
    if (!step) return;
    this.walk = walk;
    const range = toRange(step);
    // Only the cursor: a selection would hide the mark.
    const selection = new Range(range.start, range.start);
    const editor = await window.showTextDocument(toUri(folder, step.file), { selection });
    if (this.marked !== editor) this.unmark();
    this.marked = editor;
    const said = describeStep(step, walk);
    // A step may be a whole function: its first line says where.
    const line = editor.document.lineAt(range.start.line).range;
    const isInLine = range.isSingleLine && !range.isEmpty;
    editor.setDecorations(this.mark, [isInLine ? range : line.with({ start: range.start })]);
    const end = new Range(line.end, line.end);
    editor.setDecorations(this.note, [{ range: end, renderOptions: { after: { contentText: said } } }]);
    this.item.text = `$(debug-step-over) ${l10n.t('Witness {0} of {1}', walk.at + 1, pathway.route.length)}`;
    this.item.tooltip = `${said}\n${l10n.t('Click for the next step.')}`;
    this.item.accessibilityInformation = { label: said };
    this.item.show();
    await commands.executeCommand('setContext', CONTEXT_KEYS.steps, true);
  }
}

function describeStep({ label }: RouteStep, { of, at }: Walk): string {
  const { route, status } = of.pathway;
  const end = at === route.length - 1 ? ` (${status})` : '';
  return l10n.t('{0} of {1}: {2}', at + 1, route.length, `${label.replaceAll('`', '')}${end}`);
}
