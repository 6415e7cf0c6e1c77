/** A call, construction or JSX use of a foreign value: which vendor does it share with, if any? */
import type { TouchpointKind } from '../../../../shared/src/model';
import { type Access, ANY_NAME, type LiteralArgument, type SinkMatch } from '../catalogue';
import { scorePattern } from '../patterns/match-pattern';
import type { Pattern } from '../patterns/parse-pattern';
import { type Form, hasUnknownCommand, toForms, type Use } from '../patterns/use';
import { toCallee } from './callee';
import { type Candidate, toCandidates } from './to-use';
import type { VendorIndex } from './vendor-index';
import type { VendorPatterns } from './vendor-patterns';

interface Scored {
  readonly entry: VendorPatterns;
  readonly use: Use;
  readonly kind: TouchpointKind;
  readonly score: number;
  /** What it was found by. */
  readonly patterns: readonly Pattern[];
}

export function matchUse(
  index: VendorIndex,
  access: Access,
  how: 'call' | 'new' | 'jsx',
  args: readonly LiteralArgument[],
): SinkMatch | undefined {
  let best: Scored | undefined;
  for (const candidate of toCandidates(index, access, how, args)) {
    const scored = scoreCandidate(candidate, access);
    if (scored && (!best || scored.score > best.score)) best = scored;
  }
  if (!best) return undefined;
  const { entry, kind, use, patterns } = best;
  const isUnseen =
    isUnseenRoot(entry, access) || (patterns.length > 0 && patterns.every((it) => entry.unseen.has(it.text)));
  const callee = toCallee(entry, access, use);
  return {
    vendor: entry.vendor,
    kind,
    callee,
    ...(isUnseen && { isUnseen }),
    ...(isShort(access) && { byNameAlone: 'short' }),
  };
}

/** A method of a name of one or two letters; a command (`va('event')`) says more. */
function isShort({ root, path }: Access): boolean {
  return root.kind === 'global' && path.length > 1 && (path[0] ?? '').length <= 2;
}

function isUnseenRoot({ unseen }: VendorPatterns, { root, path }: Access): boolean {
  return unseen.size > 0 && unseen.has(root.kind === 'package' ? root.spec : (path[0] ?? ''));
}

function scoreCandidate({ entry, use }: Candidate, access: Access): Scored | undefined {
  if (use.names.at(-1) === ANY_NAME)
    return maySend(entry, use) ? { entry, use, kind: 'sdk-call', score: 1, patterns: [] } : undefined;
  const forms = toForms(use);
  if (isSuppressed(entry, use, forms)) return undefined;

  const by = (patterns: readonly Pattern[], score: number) =>
    patterns.filter((it) => scorePattern(it, use, forms) === score);
  const components = componentsOf(entry, use);
  const component = bestScore(components, use, forms);
  if (component > 0) return { entry, use, kind: 'component', score: component, patterns: by(components, component) };
  if (use.how === 'jsx') return undefined;

  const start = bestScore(entry.starts, use, forms);
  const send = Math.max(bestScore(entry.sends, use, forms), takesCommands(entry) && hasUnknownCommand(use) ? 1 : 0);
  if (start === 0 && send === 0) return undefined;
  return start >= send
    ? { entry, use, kind: 'sdk-start', score: start, patterns: by(entry.starts, start) }
    : { entry, use, kind: isPixel(entry, access) ? 'pixel' : 'sdk-call', score: send, patterns: by(entry.sends, send) };
}

/** `analytics[method](…)`: one of the functions beside it sends. */
function maySend({ sends }: VendorPatterns, { how, names }: Use): boolean {
  const before = names.slice(0, -1);
  return sends.some((it) => {
    const tail = it.names.slice(0, -1);
    const start = before.length - tail.length;
    return how === it.how && it.names.length > 0 && start >= 0 && tail.every((name, i) => name === before[start + i]);
  });
}

/** What suppresses must be said at least as precisely as what sends. */
function isSuppressed(entry: VendorPatterns, use: Use, forms: readonly Form[]): boolean {
  const suppressed = bestScore(entry.suppresses, use, forms);
  return suppressed > 0 && suppressed >= bestScore([...entry.sends, ...entry.starts], use, forms);
}

function bestScore(patterns: readonly Pattern[], use: Use, forms: readonly Form[]): number {
  return patterns.reduce((best, it) => Math.max(best, scorePattern(it, use, forms)), 0);
}

/** In JSX every component counts; called, only those that are hooks. */
function componentsOf({ components }: VendorPatterns, { how }: Use): readonly Pattern[] {
  return how === 'jsx' ? components : components.filter((it) => it.names[0]?.startsWith('use'));
}

/** The global is a command function or a queue: `fbq('track')`, `_paq.push([...])`. */
function takesCommands({ vendor, sends }: VendorPatterns): boolean {
  return vendor.globals !== undefined && sends.some((it) => it.names.length <= 1);
}

function isPixel({ vendor }: VendorPatterns, { root }: Access): boolean {
  return vendor.category === 'advertising' && !vendor.multiplexer && root.kind === 'global';
}
