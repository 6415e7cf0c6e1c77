/** What a framework that finds its functions by their files runs before it answers a request. */
import type { Entry } from '../../links/links';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { NOWHERE } from '../machine/root-frame';
import type { Answer } from './around';
import { behindAstro } from './astro';
import { behindMiddleware } from './before-entry';
import { behindPages } from './cloudflare-pages';
import { behindServerMiddleware } from './nitro';
import { behindRoutes } from './react-router';
import { behindHandle } from './sveltekit';

const FRAMEWORKS = [behindHandle, behindAstro, behindServerMiddleware, behindRoutes, behindPages];

/** Runs `answer` where all that stands before the entry lets the request pass, with what it is given then. */
export function behindServer(m: Machine, f: Frame, unit: Unit, entry: Entry, answer: Answer): void {
  behindMiddleware(m, f, unit, entry, NOWHERE, (passed) => from(0, passed, undefined));

  function from(i: number, frame: Frame, given: Parameters<Answer>[1]): void {
    const behind = FRAMEWORKS[i];
    if (!behind) return answer(frame, given);
    behind(m, frame, unit, entry, (inner, event) => from(i + 1, inner, given ?? event));
  }
}
