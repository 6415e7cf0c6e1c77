/**
 * Protocol conversations, the same ones over both transports of diagnostics.
 */
import { afterEach, describe, expect, test } from 'vitest';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  FileChangeType,
  HoverRequest,
} from 'vscode-languageserver/node';
import {
  APPLY_FIX,
  EXPLAIN,
  EXPORT,
  type ExportAnswer,
  FIX_ALL,
  type FolderInventory,
  INVENTORY,
  RESCAN,
} from '../../shared/src/protocol';
import { Editor, type Options, type Transport } from './editor';
import { until } from './until';

const A = 'file:///ws/a.ts';
const B = 'file:///ws/b.ts';
const REPORT = 'file:///ws/PRIVACY_OPERATIONS.md';
const UNGATED = '0:0-6 ungated-sharing Ungated.';

let running: Editor | undefined;
afterEach(() => running?.end());

describe.each<Transport>(['push', 'pull'])('diagnostics by %s', (transport) => {
  async function start(files: Record<string, string>, more: Partial<Options> = {}): Promise<Editor> {
    running = await Editor.start(transport, { folders: { '/ws': files }, ...more });
    return running;
  }

  test('a file that nobody opened has its problem', async () => {
    const editor = await start({ 'a.ts': 'send()', 'b.ts': 'if (ok) send()' });
    await until(() => editor.problems(A).length > 0, 'the problem is there');
    expect(editor.problems(A)).toEqual([UNGATED]);
    expect(editor.filesWithProblems()).toEqual([A]);
    expect(editor.diagnostics(A)[0]).toMatchObject({
      source: 'optgate',
      severity: 1,
      codeDescription: { href: expect.stringContaining('1798.120') },
      relatedInformation: [{ location: { uri: A }, message: 'module' }],
    });
  });

  test('an edit changes problems before it is saved', async () => {
    const editor = await start({ 'a.ts': '' });
    editor.open(A, '');
    editor.edit(A, 'send()');
    await until(() => editor.problems(A).length === 1, 'the edit is seen');
    editor.edit(A, 'if (ok) send()');
    await until(() => editor.problems(A).length === 0, 'the gate is seen');
  });

  test('closing without saving goes back to the disk', async () => {
    const editor = await start({ 'a.ts': '', 'b.ts': 'send()' });
    editor.open(A, 'send()');
    await until(() => editor.problems(A).length === 1, 'the buffer wins');
    editor.open(B, '');
    await until(() => editor.problems(B).length === 0, 'the buffer wins');
    editor.close(A);
    editor.close(B);
    await until(() => editor.problems(A).length === 0 && editor.problems(B).length === 1, 'the disk holds again');
  });

  test('a deleted file loses its problems, an open one keeps its buffer', async () => {
    const editor = await start({ 'a.ts': 'send()', 'b.ts': 'send()' });
    await until(() => editor.filesWithProblems().length === 2, 'both are found');
    editor.open(B, 'send()');
    editor.disk.get('/ws')?.remove('a.ts');
    editor.disk.get('/ws')?.remove('b.ts');
    editor.files({ uri: A, type: FileChangeType.Deleted }, { uri: B, type: FileChangeType.Deleted });
    await until(() => editor.problems(A).length === 0, 'the deleted file is clean');
    expect(editor.problems(B)).toEqual([UNGATED]);
  });

  test('a change of one file tells nothing about the others', async () => {
    const editor = await start({ 'a.ts': 'send()', 'b.ts': 'send()' });
    await until(() => editor.filesWithProblems().length === 2, 'both are found');
    editor.disk.get('/ws')?.write('b.ts', '\nsend()');
    editor.files({ uri: B, type: FileChangeType.Changed });
    await until(() => editor.problems(B)[0]?.startsWith('1:') === true, 'the change is seen');
    expect(editor.reported.get(A)).toBe(1);
  });

  test('an open document hears of what changed elsewhere', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    editor.open(A, 'send()');
    await until(() => editor.problems(A).length === 1, 'the problem is there');
    editor.configure({ diagnostics: { severity: { 'ungated-sharing': 'hint' } } });
    await until(() => editor.diagnostics(A)[0]?.severity === 4, 'the severity changed');
    editor.configure({ diagnostics: { severity: { 'ungated-sharing': 'off' } } });
    await until(() => editor.problems(A).length === 0, 'the rule is off');
  });

  test('the scope decides which files are told', async () => {
    const editor = await start({ 'a.ts': 'send()', 'b.ts': 'send()' });
    await until(() => editor.filesWithProblems().length === 2, 'both are found');
    editor.open(A, 'send()');
    editor.configure({ diagnostics: { scope: 'openFiles' } });
    await until(() => editor.problems(B).length === 0, 'only open files');
    expect(editor.problems(A)).toEqual([UNGATED]);
    editor.configure({ diagnostics: { scope: 'off' } });
    await until(() => editor.filesWithProblems().length === 0, 'no file');
    editor.configure({});
    await until(() => editor.filesWithProblems().length === 2, 'all again');
  });

  test('a folder that is switched off has neither problems nor inventory', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    await until(() => editor.problems(A).length === 1, 'the problem is there');
    editor.configure({ enable: false });
    await until(() => editor.problems(A).length === 0, 'it is gone');
    expect(await inventoryOf(editor, 'file:///ws')).toMatchObject({ phase: 'off', analysis: null });
    editor.configure({});
    await until(() => editor.problems(A).length === 1, 'it is back');
  });

  test('on save: typing changes nothing until the file is saved', async () => {
    const editor = await start({ 'a.ts': '' }, { settings: { run: 'onSave' } });
    await until(() => editor.changes.at(-1)?.phase === 'ready', 'the first scan is done');
    editor.open(A, '');
    await settled(editor);
    editor.edit(A, 'send()');
    await settled(editor);
    expect(editor.problems(A)).toEqual([]);
    editor.save(A);
    await until(() => editor.problems(A).length === 1, 'saving is enough');
  });

  test('two folders, one nested, report each file once; a removed folder takes its problems along', async () => {
    const inner = { 'c.ts': 'send()' };
    const editor = await start({}, { folders: { '/ws': { 'a.ts': 'send()', 'in/c.ts': 'send()' }, '/ws/in': inner } });
    await until(() => editor.filesWithProblems().length === 2, 'both are found');
    expect(editor.problems('file:///ws/in/c.ts')).toEqual([UNGATED]);
    editor.folders([], ['/ws']);
    await until(() => editor.problems(A).length === 0, 'the outer is gone');
    expect(editor.filesWithProblems()).toEqual(['file:///ws/in/c.ts']);
    editor.disk.get('/ws')?.write('d.ts', 'send()');
    editor.folders(['/ws'], []);
    await until(() => editor.problems('file:///ws/d.ts').length === 1, 'the outer is back');
  });

  test('a document that was open before its folder was added counts', async () => {
    const editor = await start({}, { folders: { '/other': {} } });
    editor.disk.set(
      '/ws',
      (await import('../../server/src/host/memory-file-system')).createMemoryFileSystem({ 'a.ts': '' }),
    );
    editor.open(A, 'send()');
    editor.folders(['/ws'], []);
    await until(() => editor.problems(A).length === 1, 'the buffer is seen');
  });

  test('a newer edit stops the update of an older one', async () => {
    const editor = await start({ 'a.ts': '' });
    await until(() => editor.changes.at(-1)?.phase === 'ready', 'the first scan is done');
    editor.conduct.isHeld = true;
    const before = editor.conduct.changes.length;
    editor.open(A, 'x');
    await until(() => editor.conduct.changes.length === before + 1, 'the update runs');
    editor.edit(A, 'send()');
    await until(() => editor.conduct.cancelled === 1, 'it is stopped');
    editor.conduct.isHeld = false;
    await until(() => editor.problems(A).length === 1, 'the newest text is analysed');
  });

  test('an engine that throws is logged, told in the inventory, and started anew', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    await until(() => editor.problems(A).length === 1, 'the problem is there');
    editor.conduct.failure = new Error('out of luck');
    await editor.connection.sendRequest(RESCAN.method, {});
    await until(() => editor.changes.at(-1)?.phase === 'failed', 'it failed');
    const inventory = await inventoryOf(editor, 'file:///ws');
    expect(inventory).toMatchObject({ phase: 'failed', why: 'out of luck' });
    expect(inventory?.analysis?.pathways).toHaveLength(1);
    expect(editor.log.join('\n')).toContain('out of luck');
    expect(editor.problems(A)).toEqual([UNGATED]);

    editor.conduct.failure = undefined;
    editor.disk.get('/ws')?.write('a.ts', '');
    editor.files({ uri: A, type: FileChangeType.Changed });
    await until(() => editor.problems(A).length === 0, 'it recovered');
    expect(editor.conduct.changes.at(-1)).toBe('all');
  });

  test('a folder that vanished says so and the server stays up', async () => {
    const gone = {
      list: () => ({ files: [], notAnalysed: [{ file: '.', why: 'no such folder' }] }),
      read: () => ({ why: 'no' }),
      exists: () => false,
    };
    const editor = await start({}, { parts: { openFiles: () => gone } });
    await until(() => editor.changes.at(-1)?.phase === 'ready', 'it was listed');
    const inventory = await inventoryOf(editor, 'file:///ws');
    expect(inventory?.analysis?.summary.filesNotAnalysed).toEqual([{ file: '.', why: 'no such folder' }]);
  });

  test('a storm of events lists everything once', async () => {
    const editor = await start({ 'a.ts': '' });
    await until(() => editor.changes.at(-1)?.phase === 'ready', 'the first scan is done');
    editor.disk.get('/ws')?.write('a.ts', 'send()');
    const before = editor.conduct.changes.length;
    editor.files(
      ...Array.from({ length: 5000 }, (_, i) => ({
        uri: `file:///ws/f${i}.ts`,
        type: FileChangeType.Changed as FileChangeType,
      })),
    );
    await until(() => editor.problems(A).length === 1, 'the branch is seen');
    expect(editor.conduct.changes.slice(before)).toEqual(['all']);
  });

  test('created build output is not analysed; configuration lists again; a deleted folder too', async () => {
    const editor = await start({ 'a.ts': '', 'old/c.ts': 'send()' });
    await until(() => editor.filesWithProblems().length === 1, 'the first scan is done');
    editor.disk.get('/ws')?.write('new.ts', 'send()');
    editor.files(
      { uri: 'file:///ws/node_modules/x/i.ts', type: FileChangeType.Created },
      { uri: 'file:///ws/dist/ignored.ts', type: FileChangeType.Created },
      { uri: 'file:///ws/new.ts', type: FileChangeType.Created },
    );
    await until(() => editor.filesWithProblems().length === 2, 'the new file is seen');
    expect(editor.conduct.changes.at(-1)).toEqual(['new.ts']);
    editor.disk.get('/ws')?.remove('old/c.ts');
    editor.files({ uri: 'file:///ws/old', type: FileChangeType.Deleted });
    await until(() => editor.filesWithProblems().length === 1, 'the folder is gone');
    const before = editor.conduct.changes.length;
    editor.files({ uri: 'file:///ws/tsconfig.json', type: FileChangeType.Changed });
    await until(() => editor.conduct.changes.length > before, 'configuration was heard');
    expect(editor.conduct.changes.at(-1)).toBe('all');
  });

  test('a folder that is gone before its late events come is forgotten', async () => {
    const editor = await start({ 'a.ts': '', 'late/c.ts': 'send()' });
    await until(() => editor.filesWithProblems().length === 1, 'the first scan is done');
    editor.disk.get('/ws')?.remove('late/c.ts');
    editor.files(
      { uri: 'file:///ws/late', type: FileChangeType.Created },
      { uri: 'file:///ws/late/c.ts', type: FileChangeType.Created },
    );
    editor.files({ uri: 'file:///ws/late', type: FileChangeType.Deleted });
    await until(() => editor.filesWithProblems().length === 0, 'the folder is gone');
  });

  test('a stranger that was created and deleted at once does not hide the deleted folder', async () => {
    const editor = await start({ 'a.ts': '', 'late/c.ts': 'send()' });
    await until(() => editor.filesWithProblems().length === 1, 'the first scan is done');
    editor.disk.get('/ws')?.remove('late/c.ts');
    editor.files({ uri: 'file:///ws/other.ts', type: FileChangeType.Created });
    editor.files({ uri: 'file:///ws/late', type: FileChangeType.Deleted });
    await until(() => editor.filesWithProblems().length === 0, 'the folder is gone');
  });

  test('names that are not ASCII, and line ends of Windows', async () => {
    const uri = 'file:///ws/stra%C3%9Fe%20%28%F0%9F%8D%AA%29.ts';
    const editor = await start({ 'straße (🍪).ts': '// 🍪\r\n"🍪"; send()\r\n' });
    await until(() => editor.filesWithProblems().length === 1, 'it is found');
    expect(editor.filesWithProblems()).toEqual([uri]);
    expect(editor.problems(uri)).toEqual(['1:6-12 ungated-sharing Ungated.']);
  });

  test("the editor's own spelling of a URI comes back", async () => {
    const own = 'file:///ws/%61.ts';
    const editor = await start({ 'a.ts': '' });
    editor.open(own, 'send()');
    await until(() => editor.problems(own).length === 1, 'it is told');
    expect(editor.filesWithProblems()).toEqual([own]);
  });

  test('shutdown ends at once', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    await until(() => editor.problems(A).length === 1, 'the problem is there');
    await editor.shutdown();
    await until(() => !editor.isHolding, 'nothing is held any more');
  });

  test('shutdown while the first scan runs', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    editor.conduct.isHeld = true;
    editor.open(A, 'send()');
    await editor.shutdown();
    editor.conduct.isHeld = false;
    await until(() => !editor.isHolding, 'nothing is held any more');
  });

  test('at most 1000 problems in a file, the last one counts the rest', async () => {
    const editor = await start({ 'a.ts': 'send()\n'.repeat(1200) });
    await until(() => editor.problems(A).length > 0, 'they are there');
    expect(editor.problems(A)).toHaveLength(1000);
    expect(editor.diagnostics(A).at(-1)?.message).toBe('201 more findings in this file are not shown.');
  });

  test('watchers are registered per folder, and unregistered with it', async () => {
    const editor = await start({}, { folders: { '/ws': {}, '/two': {} } });
    const watched = () =>
      [...editor.registrations.values()].filter((it) => it.method === 'workspace/didChangeWatchedFiles').length;
    await until(() => watched() === 2, 'both are watched');
    editor.folders([], ['/two']);
    await until(() => watched() === 1, 'one is left');
  });
});

describe('pull', () => {
  test('an unchanged document is answered without its items', async () => {
    running = await Editor.start('pull', { folders: { '/ws': { 'a.ts': 'send()' } } });
    const ask = (previousResultId?: string) =>
      running?.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: A }, previousResultId });
    const first = (await ask()) as { kind: string; resultId: string };
    expect(first.kind).toBe('full');
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  });

  test('a held request that is cancelled ends; the next one tells only what is new', async () => {
    const editor = await Editor.start('pull', { folders: { '/ws': { 'a.ts': 'send()', 'b.ts': 'send()' } } });
    running = editor;
    await until(() => editor.filesWithProblems().length === 2, 'both are found');
    await editor.pullWorkspaceAgain();
    editor.disk.get('/ws')?.write('b.ts', '');
    editor.files({ uri: B, type: FileChangeType.Changed });
    await until(() => editor.problems(B).length === 0, 'the fixed file is clean');
    expect(editor.reported.get(A)).toBe(1);
  });

  test('a client that cannot stream gets its answer when there is one', async () => {
    const editor = await Editor.start('pull', { folders: { '/ws': { 'a.ts': 'send()' } } });
    running = editor;
    const first = (await editor.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] })) as {
      items: { uri: string; resultId: string }[];
    };
    expect(first.items.map((it) => it.uri)).toEqual([A]);
    const previousResultIds = first.items.map((it) => ({ uri: it.uri, value: it.resultId }));
    const second = editor.connection.sendRequest('workspace/diagnostic', { previousResultIds });
    editor.disk.get('/ws')?.write('a.ts', '');
    editor.files({ uri: A, type: FileChangeType.Changed });
    expect(await second).toEqual({ items: [{ kind: 'full', uri: A, version: null, items: [] }] });
  });

  test('an edit alone asks for no refresh', async () => {
    const editor = await Editor.start('pull', { folders: { '/ws': { 'a.ts': '' } } });
    running = editor;
    editor.open(A, '');
    await settled(editor);
    editor.conduct.isHeld = true;
    editor.edit(A, 'send()');
    // Answered in order, so the pull that follows the edit has arrived too.
    await inventoryOf(editor, 'file:///ws');
    editor.conduct.isHeld = false;
    await until(() => editor.problems(A).length === 1, 'the edit is seen');
    expect(editor.refreshes).toBe(0);
  });
});

describe('requests', () => {
  async function start(files: Record<string, string>): Promise<Editor> {
    running = await Editor.start('push', { folders: { '/ws': files } });
    const editor = running;
    await until(() => editor.changes.at(-1)?.phase === 'ready', 'the first scan is done');
    return editor;
  }

  async function actionsAt(editor: Editor, line: number, only?: string[]) {
    const position = { line, character: 0 };
    const params = {
      textDocument: { uri: A },
      range: { start: position, end: position },
      context: { diagnostics: [...editor.diagnostics(A)], ...(only && { only }) },
    };
    return (await editor.connection.sendRequest(CodeActionRequest.type, params)) ?? [];
  }

  test('a fix is found by its pathway, so typing above it moves the edit', async () => {
    const editor = await start({ 'a.ts': '' });
    editor.open(A, 'send()');
    const [action, exempt] = await actionsAt(editor, 0);
    expect(action).toMatchObject({ title: 'Wrap in `ok`', kind: 'quickfix', isPreferred: true });
    expect(action).not.toHaveProperty('edit');
    expect(exempt).toMatchObject({
      command: { command: 'optgate.pathway.exempt', arguments: [{ id: 'a.ts#send()' }] },
    });
    editor.edit(A, '// 🍪\r\nsend()');
    const resolved = await editor.connection.sendRequest(CodeActionResolveRequest.type, action as never);
    const at = { line: 1, character: 0 };
    expect(resolved.edit).toEqual({
      documentChanges: [
        { textDocument: { uri: A, version: 2 }, edits: [{ range: { start: at, end: at }, newText: 'if (ok) ' }] },
      ],
    });
  });

  test('a fix whose pathway is gone is refused as modified', async () => {
    const editor = await start({ 'a.ts': '' });
    editor.open(A, 'send()');
    const [action] = await actionsAt(editor, 0);
    editor.edit(A, '');
    await expect(editor.connection.sendRequest(CodeActionResolveRequest.type, action as never)).rejects.toMatchObject({
      code: -32801,
    });
  });

  test('a fix that does not do what it promises is neither offered nor made', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    await until(() => editor.problems(A).length > 0, 'the problem is there');
    const [offered] = await actionsAt(editor, 0);
    editor.conduct.refusal = 'The call would still be ungated.';
    editor.open(A, 'send() // again');
    await until(() => editor.changes.length > 1, 'it was read');
    const params = { folder: 'file:///ws', id: 'a.ts#send() // again' };
    expect((await actionsAt(editor, 0)).map((it) => it.title)).toEqual([
      'Exempt with a reason',
      'Why does no fix gate it?',
    ]);
    expect(await editor.connection.sendRequest(APPLY_FIX.method, params)).toEqual({
      why: 'No fix gates it and changes nothing else. Wrap in `ok`: The call would still be ungated.',
    });
    const action = { ...offered, data: { folder: params.folder, target: { id: params.id }, fix: 'Wrap in `ok`' } };
    await expect(editor.connection.sendRequest(CodeActionResolveRequest.type, action as never)).rejects.toMatchObject({
      code: -32801,
    });
    expect(editor.applied).toEqual([]);
    expect(editor.said).toEqual(['Optgate: the fix was not made. The call would still be ungated.']);
  });

  test('fixes of many calls come as one edit that people confirm', async () => {
    const editor = await start({ 'a.ts': 'send()', 'b.ts': 'send()' });
    const params = { folder: 'file:///ws', ids: ['a.ts#send()', 'b.ts#send()'], preview: true };
    expect(await editor.connection.sendRequest(FIX_ALL.method, params)).toEqual({ fixed: 2, left: [], why: null });
    expect(editor.applied[0]?.changeAnnotations).toEqual({ fix: { label: 'Gate 2 calls', needsConfirmation: true } });
    expect(editor.applied[0]?.documentChanges).toHaveLength(2);
  });

  test('an edit in whose preview nothing was ticked is no failure', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    editor.takesEdits = false;
    const params = { folder: 'file:///ws', ids: ['a.ts#send()'], preview: true };
    const declined = { fixed: 0, left: [], why: null, isDeclined: true };
    expect(await editor.connection.sendRequest(FIX_ALL.method, params)).toEqual(declined);
    const refused = { fixed: 0, left: [], why: 'The editor did not apply the edit.' };
    expect(await editor.connection.sendRequest(FIX_ALL.method, { ...params, preview: false })).toEqual(refused);
  });

  test('a whole file is fixed by its own kind of action only', async () => {
    const editor = await start({ 'a.ts': '' });
    editor.open(A, 'send()');
    const [action, ...others] = await actionsAt(editor, 0, ['source.fixAll.optgate']);
    expect(others).toEqual([]);
    const resolved = await editor.connection.sendRequest(CodeActionResolveRequest.type, action as never);
    expect(JSON.stringify(resolved.edit)).toContain('if (ok) ');
  });

  test('no quick fix where other kinds are asked for, or on a gated call', async () => {
    const editor = await start({ 'a.ts': 'if (ok) send()' });
    expect(await actionsAt(editor, 0)).toEqual([]);
  });

  test('a fix is applied by the id of its pathway', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    const params = { folder: 'file:///ws', id: 'a.ts#send()' };
    expect(await editor.connection.sendRequest(APPLY_FIX.method, params)).toEqual({ why: null });
    expect(JSON.stringify(editor.applied)).toContain('if (ok) ');
    expect(await editor.connection.sendRequest(APPLY_FIX.method, { ...params, reason: 'fraud check' })).toEqual({
      why: null,
    });
    expect(JSON.stringify(editor.applied)).toContain('/* fraud check */');
    expect(await editor.connection.sendRequest(APPLY_FIX.method, { ...params, id: 'x' })).toEqual({
      why: 'The call is not there any more.',
    });
  });

  test('hover says what is known about the call', async () => {
    const editor = await start({ 'a.ts': 'if (ok) send()\nsend()' });
    const ask = (line: number, character: number) =>
      editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri: A }, position: { line, character } });
    expect(JSON.stringify(await ask(1, 2))).toContain('No condition on the way reads an opt-out preference.');
    expect(JSON.stringify(await ask(0, 10))).toContain('**Gated** · Acme');
    expect(await ask(0, 0)).toBeNull();
  });

  test('lenses say what the file and each call are, until the setting says no', async () => {
    const editor = await start({ 'a.ts': '\nif (ok) send()\nsend()' });
    const ask = () => editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: A } });
    const lenses = (await ask()) ?? [];
    expect(lenses.map((it) => [it.range.start.line, it.command?.title, it.command?.command])).toEqual([
      [0, '$(shield)\u00a01 of 2 pathways confirmed gated', 'optgate.revealPathway'],
      [1, '$(pass)\u00a0Gated · Acme · by ok', 'optgate.pathway.explain'],
      [2, '$(error)\u00a0Ungated · Acme · no gate', 'optgate.pathway.explain'],
    ]);
    expect(lenses[1]?.command?.arguments).toEqual([{ folder: 'file:///ws', id: 'a.ts#if (ok) send()' }]);
    const asked = editor.lensRefreshes;
    editor.configure({ codeLens: false, hover: false });
    await until(() => editor.lensRefreshes > asked, 'lenses are asked for again');
    expect(await ask()).toEqual([]);
    const position = { line: 2, character: 1 };
    expect(await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri: A }, position })).toBeNull();
  });

  test('explain, inventory and export', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    const explained = await editor.connection.sendRequest(EXPLAIN.method, { uri: A, line: 1 });
    expect(explained).toMatch(/^a\.ts:1:1 {2}send\n/);
    const id = /, id (\S+)\n/.exec(String(explained))?.[1];
    expect(await editor.connection.sendRequest(EXPLAIN.method, { folder: 'file:///ws', id })).toBe(explained);
    expect(await editor.connection.sendRequest(EXPLAIN.method, { folder: 'file:///ws', id: 'x' })).toBeNull();
    expect(await inventoryOf(editor, 'file:///ws')).toMatchObject({
      phase: 'ready',
      analysis: { summary: { ungated: 1 } },
    });
    expect(await inventoryOf(editor, 'file:///elsewhere')).toBeNull();
    const answer = (await editor.connection.sendRequest(EXPORT.method, { folder: 'file:///ws' })) as Exclude<
      ExportAnswer,
      { why: string }
    >;
    expect(answer.uri).toBe('file:///ws/PRIVACY_OPERATIONS.md');
    expect(answer.text).toContain('optgate:begin');
    expect([answer.before, answer.editedByHand]).toEqual([null, []]);
  });

  test('the report is made from the text in the editor, and not where that cannot be read', async () => {
    const editor = await start({ 'a.ts': 'send()', 'PRIVACY_OPERATIONS.md': '\uFEFFOn disk.\n' });
    const exported = () => editor.connection.sendRequest(EXPORT.method, { folder: 'file:///ws' });
    expect(await exported()).toMatchObject({
      before: 'On disk.\n',
      text: expect.stringMatching(/^On disk\.\n\n<!-- optgate/),
    });
    editor.open(REPORT, 'In the editor.\n');
    expect(await exported()).toMatchObject({
      before: 'In the editor.\n',
      text: expect.stringMatching(/^In the editor\./),
    });
    editor.edit(REPORT, 'Fine.\nBroken: \uFFFD.');
    expect(await exported()).toEqual({ why: expect.stringContaining('PRIVACY_OPERATIONS.md:2: ') });
    editor.edit(REPORT, '<<<<<<< ours\n');
    expect(await exported()).toEqual({ why: 'PRIVACY_OPERATIONS.md:1: A merge conflict stands here.' });
  });

  test('fixes in the table of removals, from the text as it is typed', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    const head = '| Request | Received | Third party | Due | Done |\n|---|---|---|---|---|\n';
    editor.open(REPORT, head);
    editor.edit(REPORT, `${head}| R-1 | 2026-11-02 | Meta |  |  |\n`);
    const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } };
    const diagnostics = [{ range, message: 'due', code: 'removal-due-soon' }];
    const params = { textDocument: { uri: REPORT }, range, context: { diagnostics } };
    const actions = (await editor.connection.sendRequest(CodeActionRequest.type, params)) ?? [];
    expect(actions.map((it) => it.title)).toEqual([
      'Fill in the due date, 2026-11-24',
      'Mark as done today',
      'Add 1 row of this request: each third party in use',
      'Add the new request R-2: 1 row, one for each third party in use',
    ]);
    const place = { start: { line: 2, character: 27 }, end: { line: 2, character: 29 } };
    expect(actions[0]).toMatchObject({
      isPreferred: true,
      diagnostics,
      edit: {
        documentChanges: [
          { textDocument: { uri: REPORT, version: 2 }, edits: [{ range: place, newText: ' 2026-11-24 ' }] },
        ],
      },
    });
  });

  test('another Markdown file is none of ours', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    const before = editor.conduct.changes.length;
    editor.open('file:///ws/README.md', 'x');
    editor.edit('file:///ws/README.md', 'y');
    await settled(editor);
    expect(editor.conduct.changes.length).toBe(before);
  });

  test('a handler that throws is logged and answered with null', async () => {
    const editor = await start({ 'a.ts': 'send()' });
    expect(await editor.connection.sendRequest(INVENTORY.method, null as never)).toBeNull();
    expect(editor.log.join('\n')).toContain('optgate/inventory');
  });
});

async function inventoryOf(editor: Editor, folder: string): Promise<FolderInventory | null> {
  return editor.connection.sendRequest(INVENTORY.method, { folder });
}

/** Waits until the server has done all that it was asked for: this answer waits for it. */
async function settled(editor: Editor): Promise<void> {
  await editor.connection.sendRequest(EXPLAIN.method, { uri: A, line: 1 });
}
