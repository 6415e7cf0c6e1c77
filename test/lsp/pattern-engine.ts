/**
 * An engine that a protocol conversation can predict: each `send(` is a pathway, ungated unless its line
 * starts with `if`. Everything about timing and failing is in the test's hand.
 */
import type { Change, Engine } from '../../server/src/engine/engine';
import type { Fix } from '../../server/src/fixes/fix';
import type { FileSystem } from '../../server/src/host/file-system';
import type { Token } from '../../server/src/std/token';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import { NO_DUTIES } from '../../shared/src/duties';
import type { Analysis, Finding, Pathway, Range } from '../../shared/src/model';

export interface Conduct {
  /** Thrown by the next updates while set. */
  failure: Error | undefined;
  /** Updates wait here, pausing, until it is false. */
  isHeld: boolean;
  /** What every trial of a fix says. */
  refusal: string | undefined;
  readonly changes: Change[];
  cancelled: number;
}

export function createConduct(): Conduct {
  return { failure: undefined, refusal: undefined, isHeld: false, changes: [], cancelled: 0 };
}

export function createPatternEngine(conduct: Conduct) {
  return (files: FileSystem): Engine => {
    return {
      update,
      fixesFor: (target, reason) => ({ fixes: 'id' in target ? fixesFor(files, target.id, reason) : [], refused: [] }),
      isQuickToTry: () => true,
      verify: async () => conduct.refusal,
      fixMany: async (ids) => {
        const fixes = ids.map((id) => fixesFor(files, id)[0]);
        return { edits: fixes.flatMap((it) => it?.edits ?? []), fixed: ids, left: [] };
      },
      config: () => DEFAULT_CONFIG,
      around: () => '',
    };

    async function update(change: Change, token: Token): Promise<Analysis> {
      conduct.changes.push(change);
      if (conduct.failure) throw conduct.failure;
      try {
        while (conduct.isHeld) await (token.pause() ?? new Promise((resolve) => setTimeout(resolve, 1)));
      } catch (error) {
        conduct.cancelled += 1;
        throw error;
      }
      return analyse(files);
    }
  };
}

function analyse(files: FileSystem): Analysis {
  const { files: paths, notAnalysed } = files.list();
  const pathways = paths.flatMap((path) => {
    const file = files.read(path);
    return 'text' in file ? pathwaysIn(path, file.text) : [];
  });
  const findings = pathways.filter((it) => it.status === 'ungated').map(toFinding);
  const count = (status: Pathway['status']) => pathways.filter((it) => it.status === status).length;
  return {
    summary: {
      pathways: pathways.length,
      gated: count('gated'),
      confirmed: count('gated'),
      limited: 0,
      ungated: count('ungated'),
      exempt: 0,
      filesScanned: paths.length,
      filesNotAnalysed: notAnalysed,
    },
    checks: [],
    pathways,
    findings,
    unreachable: [],
    exemptions: [],
    removals: [],
    duties: NO_DUTIES,
  };
}

function pathwaysIn(file: string, text: string): Pathway[] {
  return text.split(/\r\n|\n/).flatMap((line, index) => {
    const column = line.indexOf('send(');
    if (column < 0) return [];
    const range: Range = {
      start: { line: index + 1, character: column + 1 },
      end: { line: index + 1, character: line.indexOf(')', column) + 2 },
    };
    return [toPathway(file, range, line)];
  });
}

function toPathway(file: string, range: Range, line: string): Pathway {
  const isGated = line.startsWith('if');
  return {
    id: `${file}#${line.trim()}`,
    file,
    range,
    vendor: 'acme',
    vendorName: 'Acme',
    category: 'advertising',
    kind: 'sdk-call',
    surface: 'client',
    callee: 'send',
    data: [],
    status: isGated ? 'gated' : 'ungated',
    reason: isGated ? null : 'no-gate',
    confirmed: isGated,
    gates: isGated ? [{ file, range, text: 'ok', kind: 'condition', reads: ['stored'] }] : [],
    route: [{ file, range, label: 'module' }],
    routes: { total: 1, gated: isGated ? 1 : 0, capped: false },
  };
}

function toFinding({ file, range, id, route }: Pathway): Finding {
  const related = route.map((step) => ({ file: step.file, range: step.range, message: step.label }));
  return { ruleId: 'ungated-sharing', severity: 'error', message: 'Ungated.', file, range, pathway: id, related };
}

function fixesFor(files: FileSystem, id: string, reason = 'REASON'): Fix[] {
  const path = id.slice(0, id.indexOf('#'));
  const file = files.read(path);
  const at = 'text' in file ? file.text.indexOf('send(') : -1;
  if (at < 0) return [];
  const insert = (newText: string) => [{ file: path, start: at, end: at, newText }];
  return [
    {
      id: 'wrap',
      title: 'Wrap in `ok`',
      preferred: true,
      safe: true,
      promised: 'gated',
      edits: insert('if (ok) '),
    },
    {
      id: 'exempt',
      title: 'Exempt with a reason',
      preferred: false,
      safe: false,
      promised: 'exempt',
      edits: insert(`/* ${reason} */`),
    },
  ];
}
