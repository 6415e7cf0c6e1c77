/**
 * Holds an analysis against what running the program shows.
 *
 * `unsound`: an event that fires for the opted-out consumer, and that the analysis calls gated, calls dead or does
 * not see. `lost`: one that never fires for them but does for one who agrees, and is not called gated.
 */
import type { Analysis } from '../../shared/src/model';
import { AGREED, NEVER_REFUSED, OPTED_OUT } from './consumers';
import { execute, prepare } from './execute';
import { eventsOf, type Program } from './program';

/** Missing one that an agreeing consumer shares under rare settings only makes a loss go uncounted. */
const AGREED_SETTINGS = 16;

export type Analyse = (files: Readonly<Record<string, string>>) => Promise<Analysis>;

export interface Judgement {
  readonly events: number;
  /** Events that are gated in truth: they fire for one who agrees only. */
  readonly gateable: number;
  readonly unsound: readonly string[];
  readonly lost: readonly string[];
}

export async function judge(program: Program, analyse: Analyse): Promise<Judgement> {
  const runnable = prepare(program);
  const optedOut = await execute(runnable, [OPTED_OUT]);
  const events = eventsOf(program);
  const until = events.filter((it) => !optedOut.has(it));
  const agreed = await execute(runnable, [AGREED, NEVER_REFUSED], { settings: AGREED_SETTINGS, until });
  const said = conclusions(program, await analyse(program.files));
  const gateable = events.filter((it) => !optedOut.has(it) && agreed.has(it));
  return {
    events: events.length,
    gateable: gateable.length,
    unsound: events
      .filter((it) => optedOut.has(it) && !isOpen(said.get(it)))
      .map((it) => `${it} ${said.get(it) ?? 'unseen'}`),
    lost: gateable.filter((it) => said.get(it) !== 'gated').map((it) => `${it} ${said.get(it) ?? 'unseen'}`),
  };
}

/** Whether a program is wrong about this event still: less is run than to judge all of it. */
export async function isWrong(
  program: Program,
  analyse: Analyse,
  event: string,
  how: 'unsound' | 'lost',
): Promise<boolean> {
  const text = Object.values(program.files).join('\n');
  if (!text.includes(`'${event}'`)) return false;
  const said = conclusions(program, await analyse(program.files)).get(event);
  if (how === 'unsound' ? isOpen(said) : said === 'gated') return false;
  const runnable = prepare(program);
  const fires = (await execute(runnable, [OPTED_OUT], { until: [event] })).has(event);
  if (how === 'unsound') return fires;
  if (fires) return false;
  const agreed = await execute(runnable, [AGREED, NEVER_REFUSED], { settings: AGREED_SETTINGS, until: [event] });
  return agreed.has(event);
}

/** What is concluded about each event, by the text of its touchpoint. */
export function conclusions(program: Program, analysis: Analysis): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  const places = [...analysis.pathways, ...analysis.unreachable.map((it) => ({ ...it, status: 'unreachable' }))];
  for (const it of places) {
    const line = program.files[it.file]?.split('\n')[it.range.start.line - 1] ?? '';
    const event = /'(E\d+)'/.exec(line.slice(it.range.start.character - 1, it.range.end.character - 1))?.[1];
    if (event) said.set(event, it.status);
  }
  return said;
}

/** A restriction of use leaves a pathway open: data still leaves. */
function isOpen(status: string | undefined): boolean {
  return status === 'ungated' || status === 'limited';
}
