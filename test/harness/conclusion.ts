/**
 * What a label concludes about one touchpoint, and how it is written.
 *
 * The forms are listed in `test/verdicts/README.md`. A label may be weaker than the analysis (`gated` without
 * the gate's text) but never contradict it, and a known error may only be an error on the safe side.
 */
import type { Analysis, Pathway, Status } from '../../shared/src/model';

export type Word = Status | 'unreachable' | 'unseen';

export interface Conclusion {
  readonly word: Word;
  /** Of `ungated`. */
  readonly reason?: string;
  /** Of `gated`: the texts of gates, all of which must be among the pathway's. */
  readonly gates?: readonly string[];
  /** Findings about the pathway that must stand, and the pseudo finding `confirmed`. */
  readonly findings?: readonly string[];
  /** What we would like instead, where the analysis is known to lose. */
  readonly want?: Conclusion;
}

const WORDS: readonly Word[] = ['gated', 'limited', 'ungated', 'exempt', 'unreachable', 'unseen'];

/** Statuses by how much they claim: a wrong claim may only ever be too low. */
const CLAIM: Record<Word, number> = { unseen: 0, ungated: 1, limited: 2, gated: 3, exempt: 4, unreachable: 4 };

/** The conclusion, or a sentence that says why the text is none. */
export function parseConclusion(text: string): Conclusion | string {
  const wanted = /^(.*?)\s*\(want: (.*)\)$/.exec(text);
  if (!wanted) return parsePlain(text);
  const today = parsePlain(wanted[1] ?? '');
  const want = parsePlain(wanted[2] ?? '');
  if (typeof today === 'string') return today;
  if (typeof want === 'string') return want;
  if (claimsTooMuch(today, want)) {
    return `\`${today.word} (want: ${want.word})\` is not allowed: an error on the unsafe side is mended, not labelled`;
  }
  return { ...today, want };
}

/** Holds if the conclusion is wrong on the unsafe side. */
export function claimsTooMuch(conclusion: Conclusion, wanted: Conclusion): boolean {
  return CLAIM[conclusion.word] > CLAIM[wanted.word] && conclusion.word !== 'ungated';
}

function parsePlain(text: string): Conclusion | string {
  const [head = '', ...findings] = text.split(' + ').map((it) => it.trim());
  const word = WORDS.find((it) => head === it || head.startsWith(`${it} `) || head.startsWith(`${it}:`));
  if (!word) return `\`${head}\` is no conclusion; write one of ${WORDS.join(', ')}`;
  const rest = head.slice(word.length).trim();
  const found = findings.length > 0 ? { findings } : {};
  if (word === 'ungated') {
    const reason = /^:\s*([a-z-]+)$/.exec(rest)?.[1];
    return reason ? { word, reason, ...found } : `\`${head}\`: write \`ungated: reason\``;
  }
  if (rest === '') return { word, ...found };
  const gates = word === 'gated' ? /^by (.+)$/.exec(rest)?.[1] : undefined;
  return gates ? { word, gates: gates.split(' and '), ...found } : `\`${head}\`: nothing may follow \`${word}\` here`;
}

export function printConclusion(it: Conclusion): string {
  const reason = it.reason ? `: ${it.reason}` : '';
  const gates = it.gates?.length ? ` by ${it.gates.join(' and ')}` : '';
  const findings = (it.findings ?? []).map((finding) => ` + ${finding}`).join('');
  const want = it.want ? ` (want: ${printConclusion(it.want)})` : '';
  return `${it.word}${reason}${gates}${findings}${want}`;
}

/** Everything the analysis says of a pathway, in the label's terms. */
export function concludePathway(pathway: Pathway, analysis: Analysis): Conclusion {
  const findings = analysis.findings.filter((it) => it.pathway === pathway.id).map((it): string => it.ruleId);
  return {
    word: pathway.status,
    ...(pathway.reason ? { reason: pathway.reason } : {}),
    gates: pathway.status === 'gated' ? pathway.gates.map((it) => it.text) : [],
    findings: pathway.confirmed ? [...findings, 'confirmed'] : findings,
  };
}

/** Holds if the label is true of the conclusion, its `want` left aside. */
export function isTrueOf(label: Conclusion, actual: Conclusion): boolean {
  return (
    label.word === actual.word &&
    label.reason === actual.reason &&
    (label.gates ?? []).every((it) => actual.gates?.includes(it)) &&
    (label.findings ?? []).every((it) => actual.findings?.includes(it))
  );
}
