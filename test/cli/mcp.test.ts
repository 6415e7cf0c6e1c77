/** `optgate mcp`: a conversation as an agent has it, over the real engine and files in memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../server/src/cli/run';
import { createEngine } from '../../server/src/engine/engine';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';

const folder = mkdtempSync(join(tmpdir(), 'optgate-mcp-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FILES = {
  'page.ts':
    "window.fbq('track', 'Purchase');\nif (!document.cookie.includes('ccpa_opt_out=1')) window.fbq('track', 'Lead');\n",
};

async function talk(messages: readonly (object | string)[], line = 'mcp') {
  let out = '';
  const code = await run(line.split(' '), {
    folder,
    env: {},
    today: '2026-06-01',
    now: () => 0,
    out: { isTerminal: false, write: (text) => void (out += text) },
    err: { isTerminal: false, write: () => undefined },
    lines: async function* () {
      for (const it of messages) yield typeof it === 'string' ? it : JSON.stringify({ jsonrpc: '2.0', ...it });
    },
    openEngine: (_root, options) => createEngine(createMemoryFileSystem(FILES), options),
    startServer: async () => undefined,
  });
  return {
    code,
    answers: out
      .split('\n')
      .filter(Boolean)
      .map((it) => JSON.parse(it)),
  };
}

function call(id: number, name: string, input: object = {}) {
  return { id, method: 'tools/call', params: { name, arguments: input } };
}

test('a conversation, until the input ends', async () => {
  const { code, answers } = await talk([
    { id: 1, method: 'initialize', params: { protocolVersion: '2024-11-05', capabilities: {} } },
    { method: 'notifications/initialized' },
    { id: 'two', method: 'tools/list' },
    { id: 3, method: 'ping' },
  ]);
  expect(code).toBe(0);
  expect(answers.map((it) => it.id)).toEqual([1, 'two', 3]);
  expect(answers[0].result).toMatchObject({ protocolVersion: '2024-11-05', capabilities: { tools: {} } });
  const tools: { name: string; annotations: object; inputSchema: object }[] = answers[1].result.tools;
  expect(tools.map((it) => it.name)).toEqual(['optgate_check', 'optgate_list_pathways', 'optgate_explain_pathway']);
  for (const it of tools)
    expect(it).toMatchObject({ annotations: { readOnlyHint: true }, inputSchema: { type: 'object' } });
});

test('a protocol of the future gets the newest one that is spoken', async () => {
  const { answers } = await talk([{ id: 1, method: 'initialize', params: { protocolVersion: '2199-01-01' } }]);
  expect(answers[0].result.protocolVersion).toBe('2025-06-18');
});

test('pathways, filtered, and the proof of one', async () => {
  const { answers } = await talk([
    call(1, 'optgate_list_pathways'),
    call(2, 'optgate_list_pathways', { status: 'ungated' }),
    call(3, 'optgate_explain_pathway', { file: 'page.ts', line: 2 }),
    call(4, 'optgate_check'),
  ]);
  const [all, ungated, proof, check] = answers.map((it) => it.result.content[0].text);
  expect(all).toMatch(
    /^2 of 2 third-party sharing pathways:\n\w+ \| ungated \| window\.fbq\('track'\) \| .*page\.ts:1 \| late-gate\n/,
  );
  expect(ungated).toMatch(/^1 of 2 /);
  expect(proof).toContain('Gated: When the consumer has opted out, nothing reaches it.');
  expect(check).toContain('Pathways: 1 gated, 0 limited, 1 ungated, 0 exempt.');
});

test('what a model can mend is told to it', async () => {
  const { code, answers } = await talk([
    call(1, 'optgate_list_pathways', { status: 'bad' }),
    call(2, 'optgate_explain_pathway'),
    call(3, 'optgate_explain_pathway', { id: 'ffff' }),
    call(4, 'optgate_delete_everything'),
    { id: 5, method: 'resources/list' },
    'no JSON',
    { id: 6 },
  ]);
  expect(code).toBe(0);
  expect(answers.slice(0, 3).map((it) => [it.result.isError, it.result.content[0].text])).toEqual([
    [true, '`status` is one of gated, limited, ungated, exempt.'],
    [true, 'Give the `id` of a pathway, or a `file` and a `line`.'],
    [true, 'No pathway is there. `optgate_list_pathways` lists the ids.'],
  ]);
  expect(answers.slice(3).map((it) => it.error.code)).toEqual([-32602, -32601, -32700]);
});

test('a folder that is not there', async () => {
  const { answers } = await talk([call(1, 'optgate_check')], 'mcp missing');
  expect(answers[0].result).toMatchObject({ isError: true, content: [{ text: 'there is no folder `missing`.' }] });
});
