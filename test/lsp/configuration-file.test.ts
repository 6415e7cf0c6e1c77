/** `optgate.config.json` in the editor, with the real engine: what is typed holds at once, and what is wrong has its line. */
import { afterEach, expect, test } from 'vitest';
import { FileChangeType } from 'vscode-languageserver/node';
import { createEngine } from '../../server/src/engine/engine';
import { EXPORT, type ExportAnswer } from '../../shared/src/protocol';
import { Editor } from './editor';
import { until } from './until';

const CONFIG = 'file:///ws/optgate.config.json';
const PIXEL = 'file:///ws/pixel.ts';
const FILES = { 'pixel.ts': "import { may } from '@acme/privacy';\nif (may()) fbq('track', 'Purchase');\n" };

let running: Editor | undefined;
afterEach(() => running?.end());

async function start(transport: 'push' | 'pull', files: Record<string, string> = FILES): Promise<Editor> {
  running = await Editor.start(transport, { folders: { '/ws': files }, parts: { createEngine } });
  return running;
}

const rules = (editor: Editor, uri: string) => editor.diagnostics(uri).map((it) => it.code);

test.each(['push', 'pull'] as const)('what is typed holds before it is saved, by %s', async (transport) => {
  const editor = await start(transport);
  await until(() => rules(editor, PIXEL).includes('ungated-sharing'), 'the pathway is open');
  editor.open(CONFIG, '{ "gates": [{ "name": "may", "means": "in" }] }');
  await until(() => !rules(editor, PIXEL).includes('ungated-sharing'), 'the gate holds');
  editor.edit(CONFIG, '{\n  "gates": [{ "name": "may" }]\n}');
  await until(() => rules(editor, CONFIG).length === 1, 'the mistake is there');
  expect(editor.problems(CONFIG)).toEqual(['1:12-29 invalid-config `gates[0]`: `means` must stand here.']);
  await until(() => rules(editor, PIXEL).includes('ungated-sharing'), 'the gate is gone');
  editor.close(CONFIG);
  await until(() => rules(editor, CONFIG).length === 0, 'it was never saved');
});

test('a file that something else wrote', async () => {
  const editor = await start('pull');
  await until(() => rules(editor, PIXEL).includes('ungated-sharing'), 'the pathway is open');
  editor.disk
    .get('/ws')
    ?.write('optgate.config.json', '{ "exclude": ["pixel.ts"], "report": { "path": "docs/P.md" } }');
  editor.files({ uri: CONFIG, type: FileChangeType.Created });
  await until(() => rules(editor, PIXEL).length === 0, 'the file is left out');
  const answer: ExportAnswer = await editor.connection.sendRequest(EXPORT.method, { folder: 'file:///ws' });
  expect(answer).toMatchObject({ uri: 'file:///ws/docs/P.md' });
});
