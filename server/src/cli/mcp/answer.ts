/**
 * The Model Context Protocol for a server that has tools only: one JSON-RPC message to its answer.
 *
 * Written by hand, since it is four methods; the official SDK brings a web server, an HTTP client and a schema library.
 * Source: https://modelcontextprotocol.io/specification
 */
import { isRecord } from '../../std/jsonc';
import { type Tool, ToolError } from './tool';

export interface McpServer {
  readonly name: string;
  readonly version: string;
  readonly tools: readonly Tool[];
}

/** Newest first: what a client asks for that is not among them gets the newest. */
const PROTOCOLS = ['2025-06-18', '2025-03-26', '2024-11-05'];

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;

/** Undefined for what wants no answer: notifications, and answers of the client. */
export async function answerMessage(server: McpServer, line: string): Promise<string | undefined> {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return failure(null, PARSE_ERROR, 'This is no JSON.');
  }
  if (!isRecord(message) || message.jsonrpc !== '2.0') return failure(null, INVALID_REQUEST, 'This is no request.');
  const { id, method, params } = message;
  if (typeof method !== 'string' || id === undefined) return undefined;
  const answer = await answerRequest(server, method, isRecord(params) ? params : {});
  return 'code' in answer ? failure(id, answer.code, answer.message) : reply({ id, result: answer.result });
}

type Answer = { readonly result: unknown } | { readonly code: number; readonly message: string };

async function answerRequest(server: McpServer, method: string, params: Record<string, unknown>): Promise<Answer> {
  switch (method) {
    case 'initialize':
      return {
        result: {
          protocolVersion: PROTOCOLS.find((it) => it === params.protocolVersion) ?? PROTOCOLS[0],
          capabilities: { tools: {} },
          serverInfo: { name: server.name, version: server.version },
        },
      };
    case 'ping':
      return { result: {} };
    case 'tools/list':
      return { result: { tools: server.tools.map(describeTool) } };
    case 'tools/call':
      return callTool(server, params);
    default:
      return { code: METHOD_NOT_FOUND, message: `There is no method \`${method}\`.` };
  }
}

function describeTool({ name, title, description, input }: Tool) {
  const annotations = { title, readOnlyHint: true, destructiveHint: false, openWorldHint: false };
  return { name, title, description, inputSchema: input, annotations };
}

async function callTool({ tools }: McpServer, { name, arguments: given }: Record<string, unknown>): Promise<Answer> {
  const tool = tools.find((it) => it.name === name);
  if (!tool) return { code: INVALID_PARAMS, message: `There is no tool \`${String(name)}\`.` };
  try {
    return { result: { content: [{ type: 'text', text: await tool.call(isRecord(given) ? given : {}) }] } };
  } catch (error) {
    // What the model can mend is told to it; anything else is our fault and ends the program.
    if (!(error instanceof ToolError)) throw error;
    return { result: { content: [{ type: 'text', text: error.message }], isError: true } };
  }
}

function failure(id: unknown, code: number, message: string): string {
  return reply({ id, error: { code, message } });
}

function reply(fields: object): string {
  return `${JSON.stringify({ jsonrpc: '2.0', ...fields })}\n`;
}
