/** One run of the command line, from arguments to exit code. The only place that turns an unexpected error into text. */
import { version } from '../../../package.json';
import { type Arguments, parseArguments } from './arguments';
import { baseline } from './commands/baseline';
import { check } from './commands/check';
import { explain } from './commands/explain';
import { exportOperations } from './commands/export';
import { init } from './commands/init';
import { mcp } from './commands/mcp';
import { removals } from './commands/removals';
import { BROKEN, type ExitCode, OK } from './exit-code';
import { HELP } from './help';
import type { Surroundings } from './surroundings';
import { UserError } from './user-error';

export async function run(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { err } = surroundings;
  const args = parseArguments(argv);
  if ('usage' in args) {
    err.write(`optgate: ${args.usage}\nSee \`optgate --help\`.\n`);
    return BROKEN;
  }
  try {
    return await runCommand(args, surroundings);
  } catch (error) {
    const text = error instanceof UserError ? error.message : `internal error: ${describeError(error)}`;
    err.write(`optgate: ${text}\n`);
    return BROKEN;
  }
}

async function runCommand(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  switch (args.command) {
    case 'help':
      surroundings.out.write(HELP);
      return OK;
    case 'version':
      surroundings.out.write(`${version}\n`);
      return OK;
    case 'check':
      return check(args, surroundings, version);
    case 'explain':
      return explain(args, surroundings);
    case 'export':
      return exportOperations(args, surroundings);
    case 'lsp':
      await surroundings.startServer();
      return OK;
    case 'baseline':
      return baseline(args, surroundings);
    case 'init':
      return init(args, surroundings);
    case 'removals':
      return removals(args, surroundings);
    case 'mcp':
      return mcp(args, surroundings, version);
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
