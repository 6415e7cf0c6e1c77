/** What `optgate mcp` offers: verdicts, pathways, one pathway's proof. Nothing is changed. */
import { listPathways } from '../../../../shared/src/list-pathways';
import type { Analysis, Status } from '../../../../shared/src/model';
import { groupNotAnalysed, namesLeftOut } from '../../../../shared/src/not-analysed';
import { explain } from '../../views/explain';
import { type Tool, ToolError } from './tool';

const STATUSES: readonly Status[] = ['gated', 'limited', 'ungated', 'exempt'];

/** `scan` answers with the folder as it is now. */
export function createTools(scan: () => Promise<Analysis>): readonly Tool[] {
  return [checkTool(scan), listTool(scan), explainTool(scan)];
}

function checkTool(scan: () => Promise<Analysis>): Tool {
  return {
    name: 'optgate_check',
    title: 'Opt-out verdicts',
    description:
      'The three privacy checks of the workspace (sharing gated on opt-out, consent withdrawal, opt-out processing time), each pass, fail or not-applicable with a sentence, and how many pathways are gated, limited, ungated and exempt. Read-only.',
    input: { type: 'object', properties: {} },
    async call() {
      const { checks, summary } = await scan();
      const counts = STATUSES.map((it) => `${summary[it]} ${it}`).join(', ');
      const left = groupNotAnalysed(summary.filesNotAnalysed).map(
        (it) => `not analysed: ${namesLeftOut(it, (name) => name)} (${it.why})`,
      );
      return [...checks.map((it) => `${it.verdict} ${it.id}: ${it.sentence}`), `Pathways: ${counts}.`, ...left].join(
        '\n',
      );
    },
  };
}

function listTool(scan: () => Promise<Analysis>): Tool {
  return {
    name: 'optgate_list_pathways',
    title: 'Third-party sharing pathways',
    description:
      'Lists the places where user data is sent to a third party, each with a stable id, its status (gated, limited, ungated or exempt: whether it can still run for a consumer who opted out), the call, the third party, file:line, and the gate or the reason. At most 50 rows; narrow by status, vendor or file. Read-only.',
    input: {
      type: 'object',
      properties: {
        status: { type: 'string', enum: STATUSES },
        vendor: { type: 'string', description: "Part of the third party's name." },
        file: { type: 'string', description: 'Part of the file path.' },
      },
    },
    async call({ status, vendor, file }) {
      const known = STATUSES.find((it) => it === status);
      if (status !== undefined && !known) throw new ToolError(`\`status\` is one of ${STATUSES.join(', ')}.`);
      return listPathways((await scan()).pathways, {
        ...(known && { status: known }),
        ...(typeof vendor === 'string' && { vendor }),
        ...(typeof file === 'string' && { file }),
      });
    },
  };
}

function explainTool(scan: () => Promise<Analysis>): Tool {
  return {
    name: 'optgate_explain_pathway',
    title: 'Why a pathway is gated or ungated',
    description:
      'Explains one third-party sharing pathway: its gates, the route from an entry of the program to the call, and the findings about it. Takes an id of optgate_list_pathways, or a file (relative to the workspace) and a line. Read-only.',
    input: {
      type: 'object',
      properties: { id: { type: 'string' }, file: { type: 'string' }, line: { type: 'number' } },
    },
    async call({ id, file, line }) {
      const analysis = await scan();
      const isPlace = typeof file === 'string' && typeof line === 'number';
      const hasId = typeof id === 'string' && id !== '';
      if (!hasId && !isPlace) throw new ToolError('Give the `id` of a pathway, or a `file` and a `line`.');
      const text = explain(analysis, hasId ? { id } : { file: String(file), line: Number(line) });
      if (text === undefined) throw new ToolError('No pathway is there. `optgate_list_pathways` lists the ids.');
      return text;
    },
  };
}
