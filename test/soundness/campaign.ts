/** Judges many programs, shrinks what fails, and says it in words. */
import { generate } from './generate';
import { type Analyse, type Judgement, judge } from './judge';
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
  readonly progress?: (done: number) => void;
}

export async function runCampaign(analyse: Analyse, options: CampaignOptions): Promise<Campaign> {
  const total = { programs: 0, events: 0, gateable: 0, lost: 0 };
  const failures: string[] = [];
  const losses: string[] = [];
  for (let seed = options.seed; seed < options.seed + options.count; seed++) {
    const program = generate(seed);
    const judgement = await judge(program, analyse);
    total.programs++;
    total.events += judgement.events;
    total.gateable += judgement.gateable;
    total.lost += judgement.lost.length;
    if (judgement.unsound.length > 0) failures.push(await describe(seed, program, analyse, 'unsound'));
    else if (judgement.lost.length > 0 && losses.length < (options.showLosses ?? 0)) {
      losses.push(await describe(seed, program, analyse, 'lost'));
    }
    options.progress?.(total.programs);
  }
  return { ...total, failures, losses };
}

async function describe(seed: number, program: Program, analyse: Analyse, what: 'unsound' | 'lost'): Promise<string> {
  const fails = async (it: Program): Promise<boolean> => (await judge(it, analyse))[what].length > 0;
  const smallest = await shrink(program, fails);
  const found: Judgement = await judge(smallest, analyse);
  return `seed ${seed}: ${what} ${found[what].join(', ')}\n\n${printProgram(smallest)}`;
}
