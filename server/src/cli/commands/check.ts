/** `optgate check`: scans once and renders the result in every format asked for. */
import { resolve } from 'node:path';
import type { Analysis } from '../../../../shared/src/model';
import { renderJson } from '../../views/report/json';
import { renderMarkdown } from '../../views/report/markdown';
import { renderPretty } from '../../views/report/pretty';
import type { Arguments, Output } from '../arguments';
import { decideExitCode, type ExitCode } from '../exit-code';
import { scanFolder } from '../scan';
import type { Surroundings } from '../surroundings';
import { writeWhole } from '../write-file';

export async function check(args: Arguments, surroundings: Surroundings, version: string): Promise<ExitCode> {
  const { analysis } = await scanFolder(args.operands[0] ?? '.', args, surroundings);
  for (const output of args.outputs) {
    const text = render(analysis, output, args, surroundings, version);
    if (output.file === undefined) surroundings.out.write(text);
    else writeWhole(resolve(surroundings.folder, output.file), text);
  }
  return decideExitCode(analysis, args.failOn);
}

function render(
  analysis: Analysis,
  { format, file }: Output,
  { quiet, colour }: Arguments,
  { out, env }: Surroundings,
  version: string,
): string {
  switch (format) {
    case 'json':
      return renderJson(analysis, version);
    case 'markdown':
      return renderMarkdown(analysis);
    case 'pretty':
      return renderPretty(analysis, {
        quiet,
        colours: colour && !env.NO_COLOR && file === undefined && out.isTerminal,
      });
  }
}
