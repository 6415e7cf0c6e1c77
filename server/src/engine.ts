/**
 * The one door: language server, command line and tests enter here. The only place that remembers.
 *
 *   text ──facts──▶ FileFacts ──links──▶ Links ──world──▶ Reach ──verdicts──▶ Pathway[] ──checks──▶ findings
 */
import type { Analysis, NotAnalysed, Pathway, Summary } from '../../shared/src/model';
import { createCatalogue } from './catalogue/create-catalogue';
import { decideChecks } from './checks/decide-checks';
import type { FileFacts } from './facts/ir';
import type { Fix } from './fixes/fix';
import type { ProjectGate } from './fixes/project-gates';
import type { FileSystem } from './host/file-system';
import { createLinkStore, type WorkspaceLinks } from './links/link-store';
import { offerFixes, realGates } from './offer-fixes';
import type { Token } from './std/token';
import { applyExemptions, exemptFindings } from './verdicts/exemptions';
import { findUnawaited } from './verdicts/findings/unawaited-preference';
import { decidePathways } from './verdicts/pathways';
import { accountFor } from './verdicts/unproven';
import { findUnreachable } from './verdicts/unreachable';
import { renderExplanation } from './views/explain';
import { evaluateWorlds, type Scope } from './world/evaluate-worlds';

export interface EngineOptions {
  /** `YYYY-MM-DD`, for deadlines and expiries. The core reads no clock. */
  readonly today: string;
}

/** Paths that were written, created or removed; 'all' lists and compares everything again. */
export type Change = readonly string[] | 'all';

export interface Progress {
  readonly phase: 'listing' | 'reading' | 'deciding';
  readonly done: number;
  readonly total: number;
}

export interface Engine {
  /** Brings the result up to date. Equal files give equal results, whatever came before. */
  update(change: Change, token: Token, progress?: (it: Progress) => void): Promise<Analysis>;
  /** Facts, values, routes and gates for one place (1-based line), as text. Undefined when nothing is there. */
  explain(place: { file: string; line: number } | { id: string }): string | undefined;
  /** Fixes for a pathway, best first; `reason` is what an exemption would say. */
  fixesFor(id: string, reason?: string): readonly Fix[];
}

export function createEngine(files: FileSystem, options: EngineOptions): Engine {
  const catalogue = createCatalogue();
  const store = createLinkStore(files, { prefilter: catalogue.prefilter });
  let links: WorkspaceLinks | undefined;
  let analysis: Analysis | undefined;
  let gates: readonly ProjectGate[] = [];

  return {
    async update(change, token, progress) {
      links = await store.update(change, token, (done, total) => progress?.({ phase: 'reading', done, total }));
      progress?.({ phase: 'deciding', done: 0, total: 1 });
      analysis = await analyse(links, token);
      progress?.({ phase: 'deciding', done: 1, total: 1 });
      return analysis;
    },
    explain(place) {
      const pathway = analysis && findPathway(analysis, place);
      if (!analysis || !pathway) return undefined;
      const findings = analysis.findings.filter((it) => it.pathway === pathway.id);
      return renderExplanation({ pathway, findings, trace: [] });
    },
    fixesFor(id, reason) {
      const pathway = analysis?.pathways.find((it) => it.id === id);
      const facts = pathway && links?.facts(pathway.file);
      if (!links || !pathway || !facts) return [];
      return offerFixes({ links, facts, pathway, text: textOf(pathway.file), gates, reason });
    },
  };

  async function analyse(current: WorkspaceLinks, token: Token): Promise<Analysis> {
    const roots = current.relevantFiles();
    const input = { links: current, catalogue, roots, writers: current.choiceWriters() };
    const { anyone, optedOut, agreed, scope } = await evaluateWorlds(input, token);
    const decided = decidePathways({ anyone, optedOut, agreed, text: textOf });
    const unmet = findUnreachable(anyone, roots);
    const { pathways: found, dead } = accountFor(scope, decided, unmet, anyone);
    gates = realGates(catalogue, optedOut);
    const exempted = applyExemptions(found, directivesOf(current), options.today);
    const { checks, findings } = decideChecks({ pathways: exempted.pathways, accept: [] });
    return {
      summary: summarise(exempted.pathways, current.files.length, [...current.notAnalysed, ...NOT_FOLLOWED[scope]]),
      checks,
      pathways: exempted.pathways,
      findings: exemptFindings([...findings, ...findUnawaited(anyone, dead), ...exempted.findings], exempted.standing),
      unreachable: dead.map(({ file, range, vendorName, callee }) => ({ file, range, vendorName, callee })),
    };
  }

  function textOf(path: string): string {
    const read = files.read(path);
    return 'text' in read ? read.text : '';
  }
}

/** Said of a program that was not evaluated whole. */
const NOT_FOLLOWED: Readonly<Record<Scope, readonly NotAnalysed[]>> = {
  whole: [],
  vicinity: [
    {
      file: '.',
      why: 'the program is too large to be followed whole: around each touchpoint its callers were followed as far as few of them share a name, and what lies further away is taken to call them unconditionally',
    },
  ],
  nothing: [
    {
      file: '.',
      why: 'the program did not come to rest within the bound on evaluations, so no pathway is called gated',
    },
  ],
};

function directivesOf(links: WorkspaceLinks) {
  const directives = new Map<string, FileFacts>();
  for (const path of links.relevantFiles()) {
    const facts = links.facts(path);
    if (facts && facts.directives.length > 0) directives.set(path, facts);
  }
  return directives;
}

function summarise(
  pathways: readonly Pathway[],
  filesScanned: number,
  filesNotAnalysed: readonly NotAnalysed[],
): Summary {
  const count = (status: Pathway['status']) => pathways.filter((it) => it.status === status).length;
  return {
    pathways: pathways.length,
    gated: count('gated'),
    confirmed: pathways.filter((it) => it.confirmed).length,
    limited: count('limited'),
    ungated: count('ungated'),
    exempt: count('exempt'),
    filesScanned,
    filesNotAnalysed,
  };
}

function findPathway(analysis: Analysis, place: { file: string; line: number } | { id: string }): Pathway | undefined {
  if ('id' in place) return analysis.pathways.find((it) => it.id === place.id || it.id.startsWith(place.id));
  const { file, line } = place;
  const here = analysis.pathways.filter(
    (it) => it.file === file && it.range.start.line <= line && line <= it.range.end.line,
  );
  // The innermost of those around the line.
  return here.sort((a, b) => b.range.start.line - a.range.start.line)[0];
}
