/** What an earlier session concluded, shown before the engine has read anything, and kept for the next one. */
import { afterEach, describe, expect, test } from 'vitest';
import { CodeActionRequest, type CodeLens, CodeLensRequest, FileChangeType } from 'vscode-languageserver/node';
import type { KeptScan } from '../../server/src/host/kept-scans';
import { createMemoryFileSystem, type MemoryFileSystem } from '../../server/src/host/memory-file-system';
import type { Analysis } from '../../shared/src/model';
import { EXPLAIN, type FolderInventory, INVENTORY } from '../../shared/src/protocol';
import { Editor, type Transport } from './editor';
import { until } from './until';

const A = 'file:///ws/a.ts';

/** A cache of one record, over files that may be written to. */
interface Cache {
  readonly disk: MemoryFileSystem;
  record: Analysis | undefined;
  readonly told: unknown[];
}

let running: Editor | undefined;
afterEach(() => running?.end());

describe.each<Transport>(['push', 'pull'])('diagnostics by %s', (transport) => {
  const createCache = (text: string): Cache => ({
    disk: createMemoryFileSystem({ 'a.ts': text }),
    record: undefined,
    told: [],
  });

  async function start(cache: Cache, isHeld = false): Promise<Editor> {
    const openKept = (): KeptScan => ({
      files: { ...cache.disk, tell: (it) => void cache.told.push(it), hasNews: () => true, notes: () => undefined },
      find: () => cache.record,
      keep: (analysis) => {
        cache.record = analysis;
      },
    });
    running = await Editor.start(transport, { folders: { '/ws': {} }, isHeld, parts: { openKept } });
    return running;
  }

  /** After a session in which this was the text. */
  async function afterSession(text: string): Promise<Cache> {
    const cache = createCache(text);
    const editor = await start(cache);
    await until(() => cache.record !== undefined, 'it is kept');
    await editor.end();
    return cache;
  }

  const inventory = (editor: Editor) =>
    editor.connection.sendRequest(INVENTORY.method, { folder: 'file:///ws' }) as Promise<FolderInventory>;

  test('all is there while the engine still reads', async () => {
    const cache = await afterSession('send()');
    const editor = await start(cache, true);
    editor.open(A, 'send()');
    await until(() => editor.problems(A).length === 1, 'the problem is there');
    expect(await inventory(editor)).toMatchObject({ phase: 'ready', analysis: { summary: { ungated: 1 } } });
    const lenses = await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: A } });
    expect((lenses as CodeLens[]).length).toBe(2);
    expect(await editor.connection.sendRequest(EXPLAIN.method, { uri: A, line: 1 })).toMatch(/^a\.ts:1:1 {2}send\n/);
    expect(editor.conduct.isHeld).toBe(true);
    editor.conduct.isHeld = false;
  });

  test('a fix waits for the engine', async () => {
    const editor = await start(await afterSession('send()'), true);
    await until(() => editor.problems(A).length === 1, 'the problem is there');
    const at = { line: 0, character: 0 };
    let isAnswered = false;
    const asked = editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: A },
      range: { start: at, end: at },
      context: { diagnostics: [...editor.diagnostics(A)] },
    });
    void asked.then(() => {
      isAnswered = true;
    });
    await inventory(editor);
    expect(isAnswered).toBe(false);
    editor.conduct.isHeld = false;
    expect((await asked)?.length).toBeGreaterThan(0);
  });

  test('an edit is answered by the engine alone', async () => {
    const editor = await start(await afterSession('send()'), true);
    editor.open(A, 'send()');
    await until(() => editor.problems(A).length === 1, 'the problem is there');
    editor.edit(A, 'if (ok) send()');
    editor.conduct.isHeld = false;
    await until(() => editor.problems(A).length === 0, 'the edit is seen');
    expect(await inventory(editor)).toMatchObject({ phase: 'ready', analysis: { summary: { gated: 1 } } });
  });

  test('a file that changes on disk meanwhile is read', async () => {
    const cache = await afterSession('send()');
    const editor = await start(cache, true);
    await until(() => editor.problems(A).length === 1, 'the problem is there');
    cache.disk.write('a.ts', 'if (ok) send()');
    editor.files({ uri: A, type: FileChangeType.Changed });
    editor.conduct.isHeld = false;
    await until(() => editor.problems(A).length === 0, 'it is read');
  });

  test('what is open and not saved is not kept', async () => {
    const cache = createCache('send()');
    const editor = await start(cache);
    editor.open(A, 'if (ok) send()');
    await until(() => editor.problems(A).length === 0 && editor.conduct.changes.length > 0, 'the buffer is read');
    cache.record = undefined;
    editor.edit(A, 'if (ok)  send()');
    await inventory(editor);
    expect(cache.record).toBeUndefined();
    cache.disk.write('a.ts', 'if (ok)  send()');
    editor.save(A);
    await until(() => cache.record !== undefined, 'it is kept once it is saved');
    expect(cache.record).toMatchObject({ summary: { gated: 1 } });
    expect(cache.told.at(-1)).toEqual(['a.ts']);
  });

  test('what is open and not saved wins over what was kept', async () => {
    const editor = await start(await afterSession('send()'), true);
    editor.open(A, 'if (ok) send()');
    editor.conduct.isHeld = false;
    await until(() => editor.conduct.changes.length > 0 && editor.problems(A).length === 0, 'the buffer is read');
    expect(await inventory(editor)).toMatchObject({ phase: 'ready', analysis: { summary: { gated: 1 } } });
  });
});
