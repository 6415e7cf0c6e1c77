/** Does what was written end in a consent platform's path, calls and their literals included? */
import type { AccessStep, LiteralArgument } from '../catalogue';
import { matchesGlob } from './glob';
import { isCall, type ReaderPath } from './parse-reader';

/** An access below a platform: names behind its package or global. `steps` count those names. */
export interface PlatformUse {
  readonly how: 'read' | 'call';
  readonly names: readonly string[];
  readonly steps: readonly AccessStep[];
  readonly args: readonly LiteralArgument[];
}

export function matchesReader(path: ReaderPath, use: PlatformUse): boolean {
  if (isCall(path) !== (use.how === 'call')) return false;
  const start = use.names.length - path.names.length;
  if (start < 0 || (path.names.length === 0 && start > 0)) return false;
  if (!path.names.every((it, i) => matchesGlob(it, use.names[start + i] ?? ''))) return false;
  for (let i = 1; i <= path.names.length; i++) {
    const call = use.steps.find((it) => it.after === start + i && it.how === 'call');
    const wanted = path.calls.get(i);
    const last = i === path.names.length;
    if (last) return call === undefined && (wanted === undefined || matchesArguments(wanted, use.args));
    if ((wanted === undefined) !== (call === undefined)) return false;
    if (wanted && call && !matchesArguments(wanted, call.args)) return false;
  }
  return matchesArguments(path.calls.get(0) ?? [], use.args);
}

function matchesArguments(wanted: readonly (string | undefined)[], args: readonly LiteralArgument[]): boolean {
  return wanted.every((it, i) => it === undefined || String(args[i]) === it);
}
