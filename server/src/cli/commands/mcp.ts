/** `optgate mcp [folder]`: read-only tools for agents, over standard input and output, until the input ends. */
import type { Analysis } from '../../../../shared/src/model';
import { UNINTERRUPTED } from '../../std/token';
import type { Arguments } from '../arguments';
import { type ExitCode, OK } from '../exit-code';
import { answerMessage } from '../mcp/answer';
import { ToolError } from '../mcp/tool';
import { createTools } from '../mcp/tools';
import { type Scan, scanFolder } from '../scan';
import type { Surroundings } from '../surroundings';
import { UserError } from '../user-error';

export async function mcp(args: Arguments, surroundings: Surroundings, version: string): Promise<ExitCode> {
  const server = { name: 'optgate', version, tools: createTools(createScan(args, surroundings)) };
  for await (const line of surroundings.lines()) {
    const answer = line.trim() === '' ? undefined : await answerMessage(server, line);
    if (answer !== undefined) surroundings.out.write(answer);
  }
  return OK;
}

/** At the first call, so that the handshake waits for nothing; after that only what changed is read again. */
function createScan(args: Arguments, surroundings: Surroundings): () => Promise<Analysis> {
  let first: Scan | undefined;
  return async () => {
    if (first) return first.engine.update('all', UNINTERRUPTED);
    try {
      first = await scanFolder(args.operands[0] ?? '.', { ...args, quiet: true }, surroundings);
    } catch (error) {
      throw error instanceof UserError ? new ToolError(error.message) : error;
    }
    return first.analysis;
  };
}
