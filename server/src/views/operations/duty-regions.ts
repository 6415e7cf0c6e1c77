/** The regions about withdrawal, opt-out handlers and the deadline. */
import type { ChoiceHandler, ChoiceWrite } from '../../../../shared/src/duties';
import type { Analysis, CheckId } from '../../../../shared/src/model';
import { processingTypes, processingWord } from '../../checks/consent-withdrawal/withdrawals';
import { optOutHandlers } from '../../checks/opt-out-processing-time/opt-outs';
import { codeSpan, plainText, tableHead, tableRow } from '../markdown-text';
import { placeText } from '../place-text';

export function renderWithdrawal({ duties }: Analysis): string[] {
  const types = processingTypes(duties);
  const rows = types.map(({ type, granted, withdrawn }) =>
    tableRow([processingWord(type), placesOf(granted), placesOf(withdrawn)]),
  );
  const platforms = duties.platforms.map((it) => `- ${plainText(it)}`);
  return [
    '## Withdrawal of consent',
    '',
    ...(rows.length > 0
      ? [...tableHead(['Processing', 'Consent is stored', 'It is taken back']), ...rows]
      : ['No consent is stored by the program itself.']),
    ...(platforms.length > 0 ? ['', 'Consent platforms:', '', ...platforms] : []),
  ];
}

function placesOf(writes: readonly ChoiceWrite[]): string {
  const places = writes.map((it) => `${codeSpan(it.name)} at ${codeSpan(placeText(it))}`);
  return [...new Set(places)].join(', ');
}

export function renderOptOuts({ duties }: Analysis): string[] {
  const rows = optOutHandlers(duties).map(renderHandler);
  const titles = ['Handler', 'Place', 'Takes effect', 'Stores', 'Confirms', 'Tells'];
  return ['## Opt-out handlers', '', ...(rows.length > 0 ? [...tableHead(titles), ...rows] : ['None was found.'])];
}

const MODES: { readonly [mode in ChoiceHandler['mode']]: string } = {
  'real-time': 'in real time',
  queued: 'queued',
  inbox: 'sends a message to an inbox',
};

function renderHandler(it: ChoiceHandler): string {
  const stores = it.writes.map(({ name, storedIn, timed }) => {
    const date = storedIn === 'row' && timed === true ? ', with a date' : '';
    return `${codeSpan(name)} (${storedIn}${date})`;
  });
  return tableRow([
    plainText(it.label),
    codeSpan(placeText(it)),
    MODES[it.mode],
    [...new Set(stores)].join(', '),
    it.confirms ? 'yes' : 'no',
    it.tells.map(codeSpan).join(', '),
  ]);
}

const PROCESSING_TIME: CheckId = 'ccpa-readiness.opt-out.opt-out-processing-time';

/** How the 15 business days are met: what the check says, and what stands against it. */
export function renderDeadline({ checks, findings }: Analysis): string[] {
  const check = checks.find((it) => it.id === PROCESSING_TIME);
  const open = findings.filter((it) => /^(?:opt-out-|third-parties-|removal-)/.test(it.ruleId));
  const lines = open.map((it) => `- ${codeSpan(it.ruleId)} at ${codeSpan(placeText(it))}: ${plainText(it.message)}`);
  return [
    '## Fifteen business days',
    '',
    plainText(check?.sentence ?? 'This was not checked.'),
    ...(lines.length > 0 ? ['', ...lines] : []),
  ];
}
