/**
 * `optgate lsp --stdio` as a plain client uses it: one that pulls nothing, has none of our commands, and knows the
 * protocol from its specification only.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'optgate-plain-'));
const programs = join(folder, 'dist');
const root = join(folder, 'workspace');
const uri = pathToFileURL(join(root, 'page.ts')).href;
const TEXT = `import { hasOptedOut } from './consent';
export function buy() {
  window.fbq('track', 'Purchase');
}
buy();
export const lead = () => !hasOptedOut() && window.fbq('track', 'Lead');
`;

beforeAll(async () => {
  await build({
    entryPoints: { cli: 'server/src/cli/main.ts', server: 'server/src/lsp/main.ts' },
    outdir: programs,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  mkdirSync(root);
  writeFileSync(join(root, 'package.json'), '{ "name": "plain" }');
  writeFileSync(join(root, 'page.ts'), TEXT);
  writeFileSync(
    join(root, 'consent.ts'),
    "export function hasOptedOut() {\n  return document.cookie.includes('ccpa_opt_out=1');\n}\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Message {
  readonly id?: number;
  readonly method?: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the server sends is what the test is about
  readonly params?: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly result?: any;
}

/** Frames of `Content-Length`, and nothing else. */
class PlainClient {
  private readonly child: ChildProcessWithoutNullStreams;
  private buffer = Buffer.alloc(0);
  private readonly heard: Message[] = [];
  private waiting: (() => void)[] = [];
  private nextId = 1;

  constructor(...args: string[]) {
    this.child = spawn(process.execPath, args);
    this.child.stdout.on('data', (chunk: Buffer) => this.read(chunk));
  }

  notify(method: string, params: object): void {
    this.write({ method, params });
  }

  async ask(method: string, params: object | null) {
    const id = this.nextId++;
    this.write({ id, method, ...(params && { params }) });
    return (await this.hear((it) => it.id === id && it.method === undefined)).result;
  }

  /** The first message like this that was not taken yet. */
  async hear(isWanted: (it: Message) => boolean): Promise<Message> {
    for (;;) {
      const index = this.heard.findIndex(isWanted);
      if (index >= 0) return this.heard.splice(index, 1)[0] as Message;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  end(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', resolve));
    this.notify('exit', {});
    return ended;
  }

  private write(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  private read(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const head = this.buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('utf8', 0, Math.max(0, head)))?.[1]);
      if (head < 0 || this.buffer.length < head + 4 + length) break;
      this.heard.push(JSON.parse(this.buffer.toString('utf8', head + 4, head + 4 + length)));
      this.buffer = this.buffer.subarray(head + 4 + length);
    }
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

test('problems are pushed, a fix comes with its edit, and made it is clean', async () => {
  const client = new PlainClient(join(programs, 'cli.js'), 'lsp', '--stdio');
  const { capabilities } = await client.ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: { textDocument: { publishDiagnostics: {} } },
  });
  expect(capabilities).not.toHaveProperty('codeLensProvider');
  expect(capabilities).not.toHaveProperty('diagnosticProvider');
  client.notify('initialized', {});
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text: TEXT } });

  const isOf = (it: Message) => it.method === 'textDocument/publishDiagnostics' && it.params.uri === uri;
  const { params } = await client.hear((it) => isOf(it) && it.params.diagnostics.length > 0);
  const [problem] = params.diagnostics.filter((it: { code: string }) => it.code === 'ungated-sharing');
  expect(problem).toMatchObject({ source: 'optgate', range: { start: { line: 2, character: 2 } } });

  const at = { textDocument: { uri }, position: problem.range.start };
  expect((await client.ask('textDocument/hover', at)).contents.value).toMatch(/^\*\*Ungated\*\*.*(?![\s\S]*command:)/);

  const asked = { textDocument: { uri }, range: problem.range, context: { diagnostics: [problem] } };
  const [fix, ...others] = await client.ask('textDocument/codeAction', asked);
  expect(fix.title).toBe('Gate with `hasOptedOut()`');
  expect(others.every((it: { edit?: object }) => it.edit !== undefined)).toBe(true);

  const exempt = others.find((it: { title: string }) => it.title === 'Exempt with a reason');
  const unreasoned = applied(TEXT, exempt.edit.changes[uri]);
  expect(unreasoned).toContain(
    "  // optgate-ignore-next-line ungated-sharing -- REASON\n  window.fbq('track', 'Purchase');\n",
  );
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: unreasoned }],
  });
  const codes = ({ params }: Message) => params.diagnostics.map((it: { code: string }) => it.code);
  const told = await client.hear((it) => isOf(it) && codes(it).includes('malformed-exemption'));
  expect(codes(told)).toContain('ungated-sharing');

  const text = applied(TEXT, fix.edit.changes[uri]);
  expect(text).toContain("  if (!hasOptedOut()) {\n    window.fbq('track', 'Purchase');\n  }\n");
  client.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text }] });
  await client.hear((it) => isOf(it) && !JSON.stringify(it.params).includes('ungated-sharing'));

  expect(await client.ask('shutdown', null)).toBeNull();
  expect(await client.end()).toBe(0);
});

interface Edit {
  readonly range: { readonly start: { line: number; character: number } };
  readonly newText: string;
}

/** All of them insert. */
function applied(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  const at = ({ range: { start } }: Edit) =>
    lines.slice(0, start.line).reduce((sum, it) => sum + it.length + 1, start.character);
  return edits.toReversed().reduce((all, it) => all.slice(0, at(it)) + it.newText + all.slice(at(it)), text);
}
