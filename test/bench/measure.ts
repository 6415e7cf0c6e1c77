/**
 * One process, timed: processor time counts first, since wall time is everybody's on a busy machine. By the shell's own
 * clock, so that what the process starts is in it.
 */
import { spawnSync } from 'node:child_process';

export interface Timing {
  /** Seconds of processor time, user and system, and of wall time. */
  readonly cpu: number;
  readonly wall: number;
}

export interface Spread extends Timing {
  readonly min: number;
  readonly max: number;
}

/** Medians of some runs; `before` makes each run start from the same. */
export function measure(command: readonly string[], runs: number, before: () => void = () => {}): Spread {
  const timings = Array.from({ length: runs }, () => {
    before();
    return timed(command);
  });
  const cpus = timings.map((it) => it.cpu).sort((a, b) => a - b);
  const walls = timings.map((it) => it.wall).sort((a, b) => a - b);
  return { cpu: median(cpus), wall: median(walls), min: cpus[0] ?? 0, max: cpus.at(-1) ?? 0 };
}

function timed(command: readonly string[]): Timing {
  const script = 'TIMEFORMAT="%U %S %R"; time "$@" >/dev/null 2>&1';
  const { stderr, error } = spawnSync('bash', ['-c', script, 'time', ...command], { encoding: 'utf8' });
  if (error) throw error;
  const [user = 0, system = 0, wall = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { cpu: user + system, wall };
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
