/** The regions about withdrawal, opt-out handlers and the deadline. */
import type { ChoiceHandler, ChoiceWrite, Duties, LoadedPlatform } from '../../../../shared/src/duties';
import type { CheckId, RemovalState } from '../../../../shared/src/model';
import { RULE_CHECKS } from '../../../../shared/src/rule-words';
import { namesOf, processingTypes, processingWord } from '../../checks/consent-withdrawal/withdrawals';
import { optOutHandlers } from '../../checks/opt-out-processing-time/opt-outs';
import { codeSpan, plainText, prose, tableHead, tableRow } from '../markdown-text';
import { placeLink } from '../place-link';
import { findingsOf, joinNames, type RegionInput, renderFindings, section, verdictWords } from './region';

const WITHDRAWAL: CheckId = 'community-privacy-controls.data-rights.consent-withdrawal';
const PROCESSING_TIME: CheckId = 'ccpa-readiness.opt-out.opt-out-processing-time';

export function renderWithdrawal(input: RegionInput): string[] {
  const { duties } = input.analysis;
  const from = input.config.report.path;
  const rows = processingTypes(duties).map(({ type, granted, withdrawn }) =>
    tableRow([
      processingWord(type),
      renderWrites(granted, from) || 'not asked for',
      renderWrites(withdrawn, from) || 'nowhere',
    ]),
  );
  const table = [...tableHead(['Processing', 'Where consent is stored', 'Where it is taken back']), ...rows];
  const platforms = duties.platforms.map((it) => `- ${renderPlatform(it, from)}`);
  const stops = optOutHandlers(duties).filter((it) => it.stops.length > 0);
  const stopped = stops.map((it) => {
    const names = namesOf(input.analysis.pathways, new Set(it.stops)).map(plainText);
    return `- ${prose(it.label)} at ${placeLink(it, from)} stops ${joinNames(names)}.`;
  });
  // Beside what platforms store; else the verdict says it.
  const none = platforms.length > 0 ? `The program itself stores no choice${asFarAsSeen(duties)}.` : [];
  return section(
    '## Withdrawal of consent',
    sentenceOf(WITHDRAWAL, input),
    rows.length > 0 ? table : none,
    stopped.length === 0 ? [] : ["Stopped by the third party's own opt-out:", '', ...stopped],
    platforms.length === 0 ? [] : ['Consent platforms ask and store by themselves:', '', ...platforms],
    renderFindings(
      findingsOf(input, (rule) => RULE_CHECKS[rule] === WITHDRAWAL),
      input,
      sentenceOf(WITHDRAWAL, input),
    ),
  );
}

function renderPlatform({ name, staysOpen, opener, ...place }: LoadedPlatform, from: string): string {
  const reopened = opener
    ? `opened again at ${placeLink(opener, from)}`
    : staysOpen
      ? 'with a control of its own that stays on each page'
      : 'and nothing was found that opens its dialog again';
  return `${plainText(name)}, loaded at ${placeLink(place, from)}, ${reopened}.`;
}

function renderWrites(writes: readonly ChoiceWrite[], from: string): string {
  const places = writes.map((it) => `${codeSpan(it.name)} (${STORES[it.storedIn]}) at ${placeLink(it, from)}`);
  return [...new Set(places)].join(', ');
}

export function renderOptOuts(input: RegionInput): string[] {
  const { duties } = input.analysis;
  const rows = optOutHandlers(duties).map((it) => renderHandler(it, input.config.report.path));
  const titles = ['Handler', 'Place', 'Takes effect', 'Stores', 'Confirms to the consumer', 'Tells'];
  return section(
    '## Opt-out handlers',
    rows.length > 0 ? [...tableHead(titles), ...rows] : `None was found${asFarAsSeen(duties)}.`,
  );
}

const STORES: { readonly [store in ChoiceWrite['storedIn']]: string } = {
  cookie: 'cookie',
  storage: 'browser storage',
  page: 'state of the page',
  kv: 'key-value store',
  row: 'database',
};

const MODES: { readonly [mode in ChoiceHandler['mode']]: string } = {
  'real-time': 'in real time',
  queued: 'queued',
  inbox: 'sends a message to an inbox',
};

function renderHandler(it: ChoiceHandler, from: string): string {
  const stores = it.writes.map(({ name, storedIn, timed }) => {
    const date = timed === true ? ', with a date' : '';
    return `${codeSpan(name)} (${STORES[storedIn]}${date})`;
  });
  const elsewhere = it.delegates && it.mode === 'real-time' ? 'leaves it to other code' : 'nothing';
  return tableRow([
    prose(it.label),
    placeLink(it, from),
    it.consumes
      ? 'works off a queue'
      : it.due
        ? `${MODES[it.mode]}, due after ${Math.round(it.due.days)} ${it.due.counts} days`
        : MODES[it.mode],
    [...new Set(stores)].join(', ') || elsewhere,
    it.confirms ? 'yes' : 'no',
    it.tells.map(codeSpan).join(', ') || 'nobody',
  ]);
}

const STATES: { readonly [state in RemovalState]: string } = {
  done: 'done in time',
  'done-late': 'done late',
  open: 'open',
  // What is due soon is another thing each day.
  'due-soon': 'open',
  overdue: 'overdue',
};

/** How the 15 business days are met: what the check says, where requests are tracked, what stands against it. */
export function renderDeadline(input: RegionInput): string[] {
  const { removals } = input.analysis;
  const words = removals.map((it) => STATES[it.state]);
  const counts = [...new Set(words)].sort().map((word) => `${words.filter((it) => it === word).length} ${word}`);
  const { calendar, holidays } = input.config.report;
  const days = [
    'Saturdays',
    'Sundays',
    ...(calendar === 'us-federal' ? ['US federal holidays'] : []),
    ...(holidays.length > 0 ? ['holidays that the configuration names'] : []),
  ];
  return section(
    '## Fifteen business days',
    `A request to opt out is processed within 15 business days (11 CCR § 7026(f)(1)); ${joinNames(days)} do not count.`,
    sentenceOf(PROCESSING_TIME, input),
    `Third-party removals: ${counts.join(', ') || 'none is listed'}.`,
    renderFindings(
      findingsOf(input, (rule) => RULE_CHECKS[rule] === PROCESSING_TIME),
      input,
      sentenceOf(PROCESSING_TIME, input),
    ),
  );
}

function sentenceOf(check: CheckId, { analysis }: RegionInput): string {
  const found = analysis.checks.find((it) => it.id === check);
  return found ? `${verdictWords(found, analysis)} · ${prose(found.sentence)}` : 'This was not checked.';
}

function asFarAsSeen({ complete }: Duties): string {
  return complete ? '' : ' in the code that could be followed';
}
