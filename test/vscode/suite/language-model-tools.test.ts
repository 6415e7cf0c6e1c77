/** The tools that language models are offered answer with what the views show. */
import { strict as assert } from 'node:assert';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, diagnosticOf, until } from './fixture';

suite('language model tools', () => {
  test('list the pathways and explain one', async () => {
    await diagnosticOf(CHECKOUT, 'ungated-sharing');
    const list = await until('the pathways are listed', async () => {
      const text = await invoke('optgate_list_pathways', { status: 'ungated' });
      return /^1 of 2 /.test(text) && text;
    });
    const id = /^(\w+) \| ungated \| /m.exec(list)?.[1];
    assert.ok(id, list);
    assert.match(await invoke('optgate_explain_pathway', { id }), /Ungated: No condition on the way reads/);
    assert.match(await invoke('optgate_explain_pathway', { id: 'zzzz' }), /No pathway has the id "zzzz"/);
  });
});

async function invoke(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((it) => (it instanceof vscode.LanguageModelTextPart ? it.value : '')).join('');
}
