/** `optgate init`: writes a configuration that changes nothing yet, with every key explained. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderInitialConfig } from '../../../../shared/src/initial-config';
import type { Arguments } from '../arguments';
import { type ExitCode, OK } from '../exit-code';
import type { Surroundings } from '../surroundings';
import { UserError } from '../user-error';
import { writeWhole } from '../write-file';

const NAME = 'optgate.config.json';
const SCHEMA = './node_modules/optgate/schemas/optgate.config.schema.json';

export async function init(args: Arguments, { folder, err }: Surroundings): Promise<ExitCode> {
  const operand = args.operands[0] ?? '.';
  const root = resolve(folder, operand);
  const stat = statSync(root, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) throw new UserError(`there is no folder \`${operand}\`.`);
  const path = join(root, NAME);
  if (existsSync(path)) throw new UserError(`\`${NAME}\` is there already.`);
  writeWhole(path, renderInitialConfig({ schema: SCHEMA }));
  if (!args.quiet) err.write(`${NAME} was written.\n`);
  return OK;
}
