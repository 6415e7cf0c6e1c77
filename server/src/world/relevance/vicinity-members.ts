/** Which functions and names a vicinity is made of: see `vicinity.ts`. */
import type { FileFacts } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import { usesServer } from '../serving/server-files';
import type { Node } from './mention-node';
import type { Mentions } from './mentions';
import { type NameGraph, storesChoice } from './relevance';
import type { Reach } from './vicinity';
import { AN_SDK, givenBy } from './vicinity-names';

/** How far down what a function of the vicinity asks is followed to what names a preference. */
const MAX_ASKED = 2;
/** A property that more functions have is not asked. */
const MAX_DEFINERS = 3;

const FEW = [1, 3, 8];

/** What sends to an address that it is handed, or loads it. */
const SENDS = [
  'global:fetch',
  'global:script',
  'text:script',
  'text:img',
  'global:Image',
  'global:XMLHttpRequest',
  'global:WebSocket',
  '.sendBeacon',
  '.fetch',
  '.request',
  '.post',
];

export interface Members {
  readonly hot: ReadonlySet<Node>;
  /** Keys of files that name something in it. */
  readonly run: ReadonlySet<string>;
}

export function membersOf(
  files: ReadonlyMap<FileFacts, Mentions>,
  { mentioning, defining }: NameGraph,
  reach: Reach,
  leftOut: ReadonlySet<string>,
): Members {
  const functions = new Set<Node>();
  const givers = new Map<Node, ReadonlySet<string>>();
  for (const [facts, { functions: own }] of files) {
    for (const it of own) functions.add(it);
    for (const [fn, keys] of givenBy(facts, own)) givers.set(own[fn] as Node, keys);
  }
  const all = [...files.values()].flatMap(({ nodes }) => nodes);
  const hot = new Set<Node>();
  const run = new Set<string>();
  const queue: Node[] = [];
  const asked = new Map<Node, readonly Node[]>();
  let size = 0;
  for (const it of all) if (it.shares || storesChoice(it)) heat(it);
  carry();
  const most = size + reach.functions;
  // What one place alone calls is followed far, before what many call takes all that there is.
  for (const few of [...FEW, reach.mentions])
    for (let i = 0; i < queue.length && size < most; i++) climb(queue[i] as Node, few);
  // What only names a preference is run where it is called, and with it who passes on what it makes.
  const naming = all.filter((it) => it.prefers);
  for (const it of naming) heat(it);
  for (const it of naming) climb(it, reach.mentions);
  askBelow();
  // Apps of servers are put together from everything in their files.
  for (const [facts, { functions: own }] of files) if (usesServer(facts)) for (const it of own) hot.add(it);
  for (const [facts, { nodes }] of files) {
    if (leftOut.has(facts.path)) for (const it of nodes) hot.delete(it);
    else followNames(facts, nodes);
  }
  return { hot, run };

  function heat(node: Node): void {
    for (let it: Node | undefined = node; it && !hot.has(it); it = it.container) {
      hot.add(it);
      if (functions.has(it)) size++;
      queue.push(it);
    }
  }

  /**
   * Who is given an SDK, or a function that holds one, may share by it, however many are: names for it, and
   * functions that give it on.
   */
  function carry(): void {
    const given = [...hot].filter((it) => it.holds && (!functions.has(it) || givers.get(it)?.has(AN_SDK)));
    const carriers = new Set(given);
    for (let i = 0; i < given.length; i++) {
      const names = [...(given[i] as Node).defines].filter((key) => /#b|#x:|^\.\$/.test(key));
      for (const key of names) {
        for (const it of mentioning.get(key) ?? []) {
          heat(it);
          const isOnward = functions.has(it) ? givers.get(it)?.has(key) === true : true;
          if (!isOnward || carriers.has(it)) continue;
          carriers.add(it);
          given.push(it);
        }
      }
    }
  }

  /** `few`: a name that more mention waits. */
  function climb(node: Node, few: number): void {
    for (const key of [...node.defines, ...node.state]) {
      const above = (mentioning.get(key) ?? []).filter((it) => !hot.has(it));
      const most = /^(?:[.=]|text:)/.test(key) ? reach.namesakes : reach.mentions;
      if (above.length <= Math.min(few, most)) for (const it of above) heat(it);
    }
  }

  /** What decides in it, and what sends for it: what it asks, where that asks for a preference or loads an address. */
  function askBelow(): void {
    for (const node of [...hot]) for (const it of askedBy(node)) if (asks(it, MAX_ASKED)) heat(it);
  }

  function asks(node: Node, depth: number): boolean {
    if (node.prefers || SENDS.some((key) => node.mentions.has(key))) return true;
    return depth > 0 && askedBy(node).some((it) => asks(it, depth - 1));
  }

  /** By its name in a file; by a property's where few have it. */
  function askedBy(node: Node): readonly Node[] {
    return remembered(asked, node, () =>
      [...node.mentions].flatMap((key) => {
        const below = defining.get(key) ?? [];
        if (key.startsWith('.')) return below.length <= MAX_DEFINERS ? below : [];
        return key.includes('#b') || key.includes('#x:') ? below : [];
      }),
    );
  }

  /** Names of a file that are made from what is run are run with it. */
  function followNames(facts: FileFacts, nodes: readonly Node[]): void {
    const own = `${facts.path}#b`;
    for (let grew = true; grew; ) {
      grew = false;
      const names = new Set<string>();
      for (const it of nodes) if (hot.has(it)) for (const key of it.defines) if (key.startsWith(own)) names.add(key);
      for (const it of nodes) {
        if (hot.has(it) || functions.has(it) || ![...it.mentions].some((key) => names.has(key))) continue;
        hot.add(it);
        grew = true;
      }
    }
    for (const it of nodes)
      if (hot.has(it)) for (const key of it.defines) if (key.startsWith(`${facts.path}#`)) run.add(key);
  }
}
