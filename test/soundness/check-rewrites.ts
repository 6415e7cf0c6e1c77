/** Holds programs that are written otherwise against their execution, and against what was concluded before. */
import { generate } from './generate';
import { type Analyse, conclusions, judge } from './judge';
import { type Program, printProgram } from './program';
import { REWRITES, withoutGates } from './rewrites';

export interface RewriteOptions {
  readonly seed: number;
  readonly count: number;
  /** How many rewrites of each program are tried, in turn. */
  readonly each: number;
}

/** What is wrong, in words. */
export async function checkRewrites(analyse: Analyse, { seed, count, each }: RewriteOptions): Promise<string[]> {
  const wrong: string[] = [];
  for (let at = 0; at < count; at++) {
    const program = generate(seed + at);
    const before = conclusions(program, await analyse(program.files));
    for (let turn = 0; turn < each; turn++) {
      const rewrite = REWRITES[(at * each + turn) % REWRITES.length];
      if (!rewrite) continue;
      const other = rewrite.of(program);
      const { unsound } = await judge(other, analyse);
      const tell = (what: string): number =>
        wrong.push(`seed ${seed + at}, ${rewrite.name}: ${what}\n\n${printProgram(other)}`);
      if (unsound.length > 0) tell(unsound.join(', '));
      if (!rewrite.keeps) continue;
      const after = conclusions(other, await analyse(other.files));
      const changed = [...before].filter(([event, it]) => after.get(event) !== it).map(([event]) => event);
      if (changed.length > 0) tell(`${changed.map((it) => `${it} ${before.get(it)} ${after.get(it)}`).join(', ')}`);
    }
    wrong.push(...(await checkWithoutGates(program, before, analyse)).map((it) => `seed ${seed + at}: ${it}`));
  }
  return wrong;
}

/** What stands under a test that is taken away runs more often, never less. */
async function checkWithoutGates(
  program: Program,
  before: ReadonlyMap<string, string>,
  analyse: Analyse,
): Promise<string[]> {
  const { program: other, events } = withoutGates(program);
  if (events.length === 0) return [];
  const after = conclusions(other, await analyse(other.files));
  return events
    .filter((it) => before.get(it) === 'ungated' && after.get(it) !== 'ungated')
    .map((it) => `${it} is ${after.get(it)} without a gate that it had\n\n${printProgram(other)}`);
}
