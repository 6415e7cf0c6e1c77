/**
 * The one door: language server, command line and tests enter here. The only place that remembers.
 *
 *   text ──facts──▶ FileFacts ──links──▶ Links ──world──▶ Reach ──verdicts──▶ Pathway[] ──checks──▶ findings
 */
import { type Config, DEFAULT_CONFIG } from '../../../shared/src/config';
import type { Analysis, NotAnalysed, Pathway, Place, Summary } from '../../../shared/src/model';
import type { Catalogue } from '../catalogue/catalogue';
import { decideChecks } from '../checks/decide-checks';
import { describeRemovals } from '../checks/opt-out-processing-time/describe-removals';
import type { ConfigText, Settings } from '../config/settings';
import { aroundOf } from '../facts/around';
import type { FileFacts } from '../facts/ir';
import type { Fix } from '../fixes/fix';
import type { Offer } from '../fixes/index';
import type { FileSystem } from '../host/file-system';
import type { WorkspaceLinks } from '../links/link-store';
import { type Questions, questionsTo } from '../links/questions';
import { remembered } from '../std/remembered';
import { isSameList } from '../std/same-list';
import type { Token } from '../std/token';
import { applyExemptions, exemptFindings } from '../verdicts/exemptions';
import { acceptedBy, applyScope, applySeverities } from './apply-settings';
import { type Conclusions, conclude, type Program } from './conclude';
import { concludedStill, type Quotes, quotesFrom, retoldStill } from './concluded-still';
import { type Configured, createConfiguredWorkspace } from './configured-workspace';
import { createEditTrial } from './edit-trial';
import { type FixTarget, offerFixes } from './offer-fixes';
import { fixMany, type ManyFixes, type Trying, verifyFix } from './verify-fixes';

export type { ConfigText, FixTarget, ManyFixes, Offer };

export interface EngineOptions {
  /** `YYYY-MM-DD`, for deadlines and expiries. The core reads no clock. */
  readonly today: string;
  /** Holds for every file, instead of the configurations that stand above them. */
  readonly config?: ConfigText;
  /** See `WorldsInput`. */
  readonly narrow?: Program['narrow'];
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
  /** Fixes, best first, and what does not fit; `reason` is what an exemption would say. */
  fixesFor(target: FixTarget, reason?: string): Offer;
  /** Whether a trial is so short that people may wait for it: a matter of the program, not of the machine. */
  isQuickToTry(): boolean;
  /** Tries a fix: undefined where what it promises is so after it, else what is not, as one sentence. */
  verify(fix: Fix, target: FixTarget, token: Token): Promise<string | undefined>;
  /** Verified fixes of several pathways as one edit. `safe`: only those that may be made unseen. */
  fixMany(ids: readonly string[], options: { readonly safe: boolean }, token: Token): Promise<ManyFixes>;
  /** The configuration that holds for the scanned folder itself, as of the last update. */
  config(): Config;
  /** What tells the place from others like it: see `facts/around.ts`. */
  around(place: Place): string;
}

/** What a program is, beside its links. */
interface AskedOf {
  readonly catalogue: Catalogue;
  readonly roots: readonly string[];
  readonly writers: readonly string[];
  readonly servers: readonly string[];
  readonly openings: ReturnType<WorkspaceLinks['platformOpenings']>;
  readonly schema: string | undefined;
}

/** What an evaluation concluded, and from what. */
interface Kept extends AskedOf {
  /** Those that would give all answers again. */
  readonly links: WorkspaceLinks;
  /** Files that were told in other words since, when these links were made. */
  readonly retold: readonly string[];
  readonly questions: Questions;
  readonly quotes: Quotes;
  readonly conclusions: Conclusions;
}

export function createEngine(files: FileSystem, options: EngineOptions): Engine {
  const workspace = createConfiguredWorkspace(files, options.config);
  let settings: Settings | undefined;
  let links: WorkspaceLinks | undefined;
  let analysis: Analysis | undefined;
  /** The last one first: what is undone, or typed and taken back, is evaluated once. */
  let kept: readonly Kept[] = [];
  const trial = createEditTrial(files, (others) => createEngine(others, options));

  return {
    async update(change, token, progress) {
      trial.changed(change);
      const onRead = (done: number, total: number) => progress?.({ phase: 'reading', done, total });
      const configured = await workspace.update(change, token, onRead);
      ({ settings, links } = configured);
      progress?.({ phase: 'deciding', done: 0, total: 1 });
      analysis = await analyse(configured, token);
      progress?.({ phase: 'deciding', done: 1, total: 1 });
      return analysis;
    },
    fixesFor(target, reason) {
      const [last] = kept;
      if (!links || !analysis || !last) return { fixes: [], refused: [] };
      const { catalogue, conclusions } = last;
      return offerFixes({ links, catalogue, analysis, text: textOf, gates: conclusions.gates, reason }, target);
    },
    isQuickToTry: () => (kept[0]?.conclusions.effort ?? 0) <= QUICK_EFFORT,
    async verify(fix, target, token) {
      const trying = tryingWith(token);
      return trying && verifyFix(trying, fix, 'id' in target ? [target.id] : []);
    },
    async fixMany(ids, { safe }, token) {
      const trying = tryingWith(token);
      if (!trying) return { edits: [], fixed: [], left: [] };
      return fixMany(trying, ids, { safe, offer: (id) => this.fixesFor({ id }) });
    },
    config: () => settings?.of('') ?? DEFAULT_CONFIG,
    around: ({ file, range }) => aroundOf(textOf(file), range),
  };

  function tryingWith(token: Token): Trying | undefined {
    return analysis && { before: analysis, text: textOf, tryTexts: (texts) => trial.run(texts, token) };
  }

  async function analyse(configured: Configured, token: Token): Promise<Analysis> {
    const { settings, links: current } = configured;
    const concludedAll = await concluded(configured, token);
    const { pathways, findings, unreachable, notFollowed, duties } = applyScope(settings, concludedAll);
    const exempted = applyExemptions(pathways, directivesOf(current), options.today);
    const { report } = settings.of('');
    const operations = operationsIn(report.path);
    const decided = decideChecks({
      pathways: exempted.pathways,
      unread: current.notAnalysed.filter((it) => it.names !== undefined).length,
      duties,
      operations,
      today: options.today,
      deadlines: report,
      accepted: acceptedBy(settings, exempted.pathways),
    });
    const found = exemptFindings([...decided.findings, ...findings, ...exempted.findings], exempted.standing);
    return {
      summary: summarise(exempted.pathways, current.files.length, [...current.notAnalysed, ...notFollowed]),
      checks: decided.checks,
      pathways: exempted.pathways,
      findings: applySeverities(settings, found),
      unreachable,
      duties,
      exemptions: exempted.standing.map(({ file, range, exemption }) => ({ file, range, ...exemption })),
      removals: operations ? describeRemovals(operations, report, options.today) : [],
    };
  }

  /** Evaluated again only where an answer that each evaluation which is kept got has changed. */
  async function concluded({ catalogue, settings, links: current }: Configured, token: Token): Promise<Conclusions> {
    const [last] = kept;
    const same = last?.links === current && last.catalogue === catalogue ? retoldStill(last, textOf) : undefined;
    if (same) return same;
    const roots = current.relevantFiles();
    const writers = current.choiceWriters();
    const servers = current.choiceServers();
    const openings = current.platformOpenings();
    const schema = schemaOf(current, servers.length > 0 ? servers : roots);
    const asked = { catalogue, roots, writers, servers, schema, openings };
    for (const it of kept.filter((it) => isAskedTheSame(it, asked))) {
      const still = concludedStill(it, current, textOf);
      if (!still) continue;
      remember({ ...it, links: current, retold: still.retold }, it);
      return still.conclusions;
    }
    await token.beforeLong?.();
    const questions = questionsTo(current);
    const quotes = quotesFrom(textOf);
    const needsConsent = (file: string) => settings.of(file).regime !== 'opt-out';
    const program = { ...asked, links: questions.links, quote: quotes.quote, needsConsent };
    const conclusions = await conclude({ ...program, narrow: options.narrow }, token);
    remember({ ...asked, links: current, retold: [], questions, quotes, conclusions });
    return conclusions;
  }

  function remember(it: Kept, insteadOf?: Kept): void {
    kept = [it, ...kept.filter((other) => other !== insteadOf)].slice(0, MAX_KEPT);
  }

  function operationsIn(file: string) {
    const text = textOf(file);
    return text === '' ? undefined : { file, text };
  }

  /** The Prisma schema of a package that these files are of. */
  function schemaOf(current: WorkspaceLinks, of: readonly string[]): string | undefined {
    const folders = [...new Set([...of.map((it) => current.packageOf(it)), ''])];
    const paths = folders.flatMap((it) => SCHEMAS.map((name) => (it === '' ? name : `${it}/${name}`)));
    return of.length === 0 ? undefined : paths.map(textOf).find((it) => it !== '');
  }

  function textOf(path: string): string {
    const read = files.read(path);
    return 'text' in read ? read.text : '';
  }
}

/** Of cells read: some seconds on a slow machine. */
const QUICK_EFFORT = 100_000;

/** Evaluations. */
const MAX_KEPT = 4;

const SCHEMAS = ['prisma/schema.prisma', 'schema.prisma'];

function isAskedTheSame(a: AskedOf, b: AskedOf): boolean {
  return (
    a.catalogue === b.catalogue &&
    isSameList(a.roots, b.roots) &&
    isSameList(a.writers, b.writers) &&
    isSameList(a.servers, b.servers) &&
    a.schema === b.schema &&
    JSON.stringify(a.openings) === JSON.stringify(b.openings)
  );
}

/** Files with directives, as their links have them: told in other words they may have others. */
const directed = new WeakMap<WorkspaceLinks, readonly string[]>();

/** Of all files: an exemption is left over also where nothing stands any more that shares. */
function directivesOf(links: WorkspaceLinks) {
  const known = remembered(directed, links, () => links.files.filter(links.mayExempt));
  const retold = [...links.retold].filter(links.mayExempt);
  const directives = new Map<string, FileFacts>();
  for (const path of [...new Set([...known, ...retold])].sort()) {
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
