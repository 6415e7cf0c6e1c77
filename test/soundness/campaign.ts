/** Judges many programs, shrinks what fails, and says it in words. */
import { generate } from './generate';
import { type Analyse, isWrong, type Judgement, judge } from './judge';
import { type Program, printProgram } from './program';
import { shrink } from './shrink';

export interface Campaign {
  readonly programs: number;
  readonly events: number;
  readonly gateable: number;
  readonly lost: number;
  /** Unsound programs, shrunk and printed. */
  readonly failures: readonly string[];
  /** Losses, shrunk and printed, as many as were asked for. */
  readonly losses: readonly string[];
}

export interface CampaignOptions {
  readonly seed: number;
  readonly count: number;
  /** How many losses are shrunk and printed. */
  readonly showLosses?: number;
  /** A family of constructs that is wanted most. */
  readonly focus?: string;
  /** Told of each failure and loss as it is described. */
  readonly found?: (text: string) => void;
  readonly progress?: (done: number) => void;
}

export async function runCampaign(analyse: Analyse, options: CampaignOptions): Promise<Campaign> {
  const total = { programs: 0, events: 0, gateable: 0, lost: 0 };
  const failures: string[] = [];
  const losses: string[] = [];
  for (let seed = options.seed; seed < options.seed + options.count; seed++) {
    const program = generate(seed, options.focus);
    const judgement = await judge(program, analyse);
    total.programs++;
    total.events += judgement.events;
    total.gateable += judgement.gateable;
    total.lost += judgement.lost.length;
    const kept = judgement.unsound.length > 0 ? failures : losses;
    if (kept === failures || (judgement.lost.length > 0 && losses.length < (options.showLosses ?? 0))) {
      kept.push(await describe(seed, program, analyse, judgement));
      options.found?.(kept.at(-1) ?? '');
    }
    options.progress?.(total.programs);
  }
  return { ...total, failures, losses };
}

/** The first wrong event, in a program that has little else. */
async function describe(seed: number, program: Program, analyse: Analyse, judgement: Judgement): Promise<string> {
  const how = judgement.unsound.length > 0 ? 'unsound' : 'lost';
  const [event = ''] = (judgement[how][0] ?? '').split(' ');
  const smallest = await shrink(program, (it) => isWrong(it, analyse, event, how));
  return `seed ${seed}: ${how} ${judgement[how][0]}\n\n${printProgram(smallest)}`;
}
