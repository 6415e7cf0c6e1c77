/** Joins fixes with what the engine knows: which gates are real, and how one file imports another. */
import type { ChoiceWrite } from '../../../shared/src/duties';
import type { Analysis, Finding, Pathway, Place, Range, RuleId } from '../../../shared/src/model';
import type { Catalogue } from '../catalogue/catalogue';
import { purposesOf } from '../catalogue/purposes-of';
import type { FileFacts } from '../facts/ir';
import type { Helper } from '../fixes/call-helper';
import { canBeMended, mendFinding } from '../fixes/findings/index';
import { isFix, isNoFix } from '../fixes/fix';
import type { SignalInput } from '../fixes/heed-signal';
import { fixesFor, type Offer } from '../fixes/index';
import { exportedFunctions, findProjectGates, type ProjectGate, toCallable } from '../fixes/project-gates';
import type { RowWritten } from '../fixes/row-gates';
import type { Span } from '../fixes/source';
import { type Resolve, specifierTo } from '../fixes/specifier';
import { storedForms } from '../fixes/stored-forms';
import type { WorkspaceLinks } from '../links/link-store';
import { evaluatedPredicate } from '../verdicts/real-gates';
import type { Machine } from '../world/machine/machine';

/** `others`: files that need not have run, whose predicates only a trial can judge. */
export function realGates(
  catalogue: Catalogue,
  optedOut: Machine,
  others: readonly (FileFacts | undefined)[],
): readonly ProjectGate[] {
  const files = new Set([...optedOut.units.values()].map((it) => it.facts));
  for (const facts of others) if (facts) files.add(facts);
  return findProjectGates(files, {
    polarityOfName: catalogue.polarityOfName,
    confirm(gate) {
      const predicate = evaluatedPredicate(optedOut, gate.file, gate.name, gate.polarity);
      if (predicate === 'unseen') return { ...gate, unproven: true };
      return predicate && { ...gate, async: predicate.promise };
    },
  });
}

/** What a fix is for: a pathway, or a finding at a place (1-based) that belongs to none. */
export type FixTarget = { readonly id: string } | FindingTarget;

/** The rule is that of a Promise that is tested, unless it is named. */
export interface FindingTarget {
  readonly file: string;
  readonly line: number;
  readonly rule?: RuleId;
}

export interface OfferInput {
  readonly links: WorkspaceLinks;
  readonly catalogue: Catalogue;
  readonly analysis: Analysis;
  readonly text: (path: string) => string;
  readonly gates: readonly ProjectGate[];
  readonly reason: string | undefined;
}

export function offerFixes(input: OfferInput, target: FixTarget): Offer {
  const { analysis, links } = input;
  if (!('id' in target) && target.rule && canBeMended(target.rule)) return offerMends(input, target);
  const subject = 'id' in target ? pathwaySubject(analysis, target.id) : findingSubject(analysis, target);
  const facts = subject && links.facts(subject.file);
  if (!subject || !facts) return NOTHING;
  const resolve = resolverOf(links);
  return fixesFor({
    ...subject.about,
    text: input.text(subject.file),
    facts,
    span: spanOf(facts, subject.range),
    gates: input.gates,
    deaf: subject.about.rule === 'gpc-ignored' ? deafGates(input, subject.pathway) : [],
    isPreferenceName: (name) => PREFERENCES.has(input.catalogue.polarityOfName(name)),
    ...surroundings(input, subject),
    reason: input.reason,
    resolve,
    resolveSpecifier: (_from, to) => specifierTo(facts, to, resolve),
  });
}

/** A finding that is about no single touchpoint. */
function offerMends({ analysis, links, text, catalogue }: OfferInput, { file, line, rule }: FindingTarget): Offer {
  const facts = links.facts(file);
  const found = analysis.findings.find((it) => it.file === file && it.range.start.line === line && it.ruleId === rule);
  if (!facts || !found) return NOTHING;
  const [related] = found.related;
  const folder = links.packageOf(file);
  const offered = mendFinding({
    text: text(file),
    facts,
    span: spanOf(facts, found.range),
    related: related?.file === file ? spanOf(facts, related.range) : undefined,
    rule: found.ruleId,
    dates: datesFor(analysis, found),
    packages: namesIn(text(folder === '' ? 'package.json' : `${folder}/package.json`)),
    sdks: runningSdks(catalogue, analysis, found),
  });
  return { fixes: offered.filter(isFix), refused: offered.filter(isNoFix) };
}

/** Columns of the table that the finding is about; those that the database fills in are for reading alone. */
function datesFor({ duties: { writes, unordered } }: Analysis, { file, range, ruleId }: Finding): readonly string[] {
  const isHere = (it: Place) => it.file === file && JSON.stringify(it.range) === JSON.stringify(range);
  const table = [...writes, ...unordered].find(isHere)?.name;
  const dates = writes.flatMap((it) => (it.name === table ? it.dates : []));
  const isWrite = ruleId !== 'consent-not-latest';
  return [...new Set(dates.filter((it) => !(isWrite && it.automatic)).map((it) => it.name))];
}

/** SDKs that the finding names, each with a call that stops it. */
function runningSdks({ vendors }: Catalogue, { pathways }: Analysis, { related }: Finding) {
  const left = pathways.filter((it) =>
    related.some((place) => place.file === it.file && JSON.stringify(place.range) === JSON.stringify(it.range)),
  );
  return [...new Set(left.map((it) => it.vendor))].flatMap((id) => {
    const { packages = [], optOut = [] } = vendors.find((it) => it.id === id) ?? {};
    const stop = optOut.find((it) => it.effect === 'stops' && !it.processWide && /^\w+$/.test(it.call));
    return [{ packages: stop ? packages : [], method: stop?.call ?? '' }];
  });
}

/** What fixes need that take more than a gate. */
function surroundings(input: OfferInput, { file, pathway }: Subject): Partial<Parameters<typeof fixesFor>[0]> {
  if (!pathway) return {};
  const { analysis, links, text } = input;
  const folder = links.packageOf(file);
  const purposes: readonly string[] = purposesOf(pathway);
  const base = folder === '' ? '' : `${folder}/`;
  return {
    category: pathway.category,
    vendorName: pathway.vendorName,
    platforms: analysis.duties.platforms.map((it) => it.id),
    helpers: helpersLike(input, pathway),
    place: {
      folder,
      packages: namesIn(text(`${base}package.json`)),
      exists: (path) => links.files.includes(path),
      hasFolder: (path) => links.files.some((it) => it.startsWith(`${path}/`)),
      stored: storedForms(analysis.duties.writes, (it) => purposes.includes(it.about)),
      rows: rowsWritten(input, (it) => purposes.includes(it.about)),
      resolve: resolverOf(links),
      schema: text(`${base}prisma/schema.prisma`),
    },
  };
}

function resolverOf(links: WorkspaceLinks): Resolve {
  return (from, spec) => {
    const found = links.resolve(from, spec);
    return found.to === 'file' ? found.path : undefined;
  };
}

function rowsWritten({ analysis, links, text }: OfferInput, isAbout: (it: ChoiceWrite) => boolean): RowWritten[] {
  const refusals = analysis.duties.writes.filter((it) => it.storedIn === 'row' && it.says === 'refuses' && isAbout(it));
  return refusals.flatMap(({ file, range }) => {
    const facts = links.facts(file);
    return facts ? [{ file, text: text(file), span: spanOf(facts, range) }] : [];
  });
}

/** Exported functions that hold a gated call of the same third party. */
function helpersLike({ analysis, links, text }: OfferInput, { id, vendor, callee }: Pathway): Helper[] {
  const helpers = new Map<string, Helper>();
  for (const it of analysis.pathways) {
    if (it.id === id || it.vendor !== vendor || it.callee !== callee || it.status !== 'gated') continue;
    const facts = links.facts(it.file);
    if (!facts) continue;
    const span = spanOf(facts, it.range);
    for (const { exported, f } of exportedFunctions(facts)) {
      const fn = facts.functions[f];
      if (!fn || fn.s > span[0] || span[1] > fn.e || !HELPER.test(fn.name) || isEntry(links, facts, exported)) continue;
      const callable = toCallable(facts, { exported, f, name: fn.name }, 'in');
      helpers.set(`${it.file}#${exported}`, { fn: callable, text: text(it.file), span });
    }
  }
  return [...helpers.values()];
}

function isEntry(links: WorkspaceLinks, facts: FileFacts, exported: string): boolean {
  return links
    .entriesOf(facts)
    .some(({ what, label }) => what.k === 'export' && what.name === exported && label !== 'exported function');
}

/** Names in a `package.json`, of whatever block. */
function namesIn(json: string): ReadonlySet<string> {
  return new Set([...json.matchAll(/"([^"]+)"\s*:/g)].map((match) => match[1] ?? ''));
}

interface Subject {
  readonly file: string;
  readonly range: Range;
  readonly pathway: Pathway | undefined;
  readonly about: Pick<Parameters<typeof fixesFor>[0], 'rule' | 'because' | 'surface' | 'kind'>;
}

function pathwaySubject({ pathways, findings }: Analysis, id: string): Subject | undefined {
  const pathway = pathways.find((it) => it.id === id);
  const rule = pathway && ruleFor(pathway, findings);
  if (!pathway || !rule) return undefined;
  const { file, range, reason, surface, kind } = pathway;
  return { file, range, pathway, about: { rule, because: reason, surface, kind } };
}

function ruleFor({ id, status }: Pathway, findings: readonly Finding[]): RuleId | undefined {
  if (status === 'ungated') return 'ungated-sharing';
  if (status === 'limited') return 'limited-sharing';
  return findings.find((it) => it.pathway === id && it.ruleId === 'gpc-ignored')?.ruleId;
}

function findingSubject({ findings }: Analysis, place: { file: string; line: number }): Subject | undefined {
  const found = findings.find(
    (it) => it.file === place.file && it.range.start.line === place.line && it.ruleId === 'unawaited-preference',
  );
  if (!found) return undefined;
  const { file, range, ruleId } = found;
  return { file, range, pathway: undefined, about: { rule: ruleId, surface: 'unknown' } };
}

function deafGates({ links, text }: OfferInput, pathway: Pathway | undefined): SignalInput[] {
  return (pathway?.gates ?? []).flatMap(({ file, range, reads }) => {
    const facts = links.facts(file);
    return facts && !reads.includes('gpc') ? [{ text: text(file), facts, span: spanOf(facts, range) }] : [];
  });
}

function spanOf({ lineStarts }: FileFacts, { start, end }: Range): Span {
  const offset = (line: number, character: number) => (lineStarts[line - 1] ?? 0) + character - 1;
  return [offset(start.line, start.character), offset(end.line, end.character)];
}

const NOTHING: Offer = { fixes: [], refused: [] };
const PREFERENCES: ReadonlySet<unknown> = new Set(['in', 'out']);
/** Functions that say that they share: not whatever happens to. */
const HELPER = /^(?:track|send|capture|record|report|log|emit|identify)/;
