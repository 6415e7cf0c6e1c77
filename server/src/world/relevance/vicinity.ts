/**
 * The vicinity of touchpoints: the part of a large program that is run where all of it would be too much.
 *
 * It is what shares or names a preference, and from there up whatever mentions it by a name that few mention.
 * The rest is taken as code that we cannot see: it may call every name of the vicinity that it mentions, with
 * anything, and may change whatever it can reach: variables of the functions that it is written in and objects
 * whose methods it is among them (`out-of-sight.ts`). Where it is handed an SDK, an address or a choice it is
 * followed (`worth-following.ts`). So a gate counts that stands in the vicinity; of one further away nothing is known,
 * and the pathway is ungated.
 */
import { importOf } from '../../facts/import-of';
import type { FileFacts } from '../../facts/ir';
import { scriptBindings } from '../../facts/script-names';
import { importedBy } from '../../links/imported-modules';
import { isState } from './declared-functions';
import { type Asking, bindingKey } from './mention-node';
import type { Mentions } from './mentions';
import { type OutsideUse, outsideUses } from './outside-uses';
import type { NameGraph, OutOfSight, Relevance } from './relevance';
import { membersOf } from './vicinity-members';
import { assignersOf, isMade, namesOf, valuesOf } from './vicinity-names';

/** How far up the callers of what shares are followed. */
export interface Reach {
  /** A name that more mention is not followed further up. */
  readonly mentions: number;
  /** The same for the name of a property, which other things may have too. */
  readonly namesakes: number;
  /** So many functions above them are enough. */
  readonly functions: number;
}

const REACH: Reach = { mentions: 24, namesakes: 4, functions: 120 };
/** No caller is followed. */
export const NOTHING_ABOVE: Reach = { mentions: 0, namesakes: 0, functions: 0 };

const NOT_USED: OutsideUse = { names: new Set(), members: new Set(), written: new Set() };

export function vicinityOf(
  whole: Relevance,
  files: ReadonlyMap<FileFacts, Mentions>,
  graph: NameGraph,
  links: Asking,
  reach = REACH,
  leftOut: ReadonlySet<string> = new Set(),
): Relevance {
  const { mentioning } = graph;
  const { hot, run } = membersOf(files, graph, reach, leftOut);
  const nodeOf = (facts: FileFacts, fn: number) => files.get(facts)?.functions[fn];
  const isHot = (facts: FileFacts, fn: number) => {
    const node = nodeOf(facts, fn);
    return !leftOut.has(facts.path) && (!node || hot.has(node));
  };
  const libraries = new Set<FileFacts>();
  const others = new Set(files.keys());
  let types: ReadonlySet<string> | undefined;
  const typed = () => (types ??= typesGiven([...files.keys()], links));
  const uses = outsideUses({ files, mentioning, links, isHot });
  const outOfSight: OutOfSight = {
    imported: findImported(),
    called: findCalled(),
    useOf,
    changes,
    replaces,
    isLibrary,
    leftOut,
  };
  return {
    ...whole,
    leads: isHot,
    has: isHot,
    isInert: (facts, fn) => !isHot(facts, fn),
    exports: (facts, name) => {
      if (!files.has(facts) || !facts.esm || name === '*') return true;
      return run.has(`${facts.path}#x:${name}`) || isPassedOn(facts, name);
    },
    outOfSight,
  };

  /** Nothing shares or leads there in it, nor in what it imports. */
  function isLibrary(facts: FileFacts): boolean {
    if (libraries.has(facts) || others.has(facts)) return libraries.has(facts);
    const reached = [facts];
    for (const it of importedBy([facts], links)) {
      if (others.has(it)) {
        others.add(facts);
        return false;
      }
      reached.push(it);
    }
    for (const it of reached) libraries.add(it);
    return true;
  }

  /** Names at top levels that hold something of the vicinity, and that somebody outside it mentions. */
  function findCalled(): { path: string; b: number }[] {
    const called: { path: string; b: number }[] = [];
    for (const facts of files.keys()) {
      facts.bindings.forEach((binding, b) => {
        if (binding.owner !== 0 || binding.kind === 'import' || !run.has(bindingKey(facts, b))) return;
        const held = (valuesOf(facts).get(b) ?? []).map((fn) => nodeOf(facts, fn)).filter((it) => it !== undefined);
        const keys = [...namesOf(facts, b), ...held.flatMap((it) => (hot.has(it) ? [...it.defines] : []))];
        if (keys.some(isMentionedOutside) || isUsedOutside(facts, b)) called.push({ path: facts.path, b });
      });
    }
    return called;
  }

  function useOf(facts: FileFacts, b: number): OutsideUse | undefined {
    const binding = facts.bindings[b];
    const use = run.has(bindingKey(facts, b)) ? uses(facts, b) : undefined;
    return use && binding?.kind === 'class' && !isInSight(facts, binding.name, use) ? undefined : use;
  }

  /** By whatever name others pass it on. */
  function isUsedOutside(facts: FileFacts, b: number): boolean {
    const use = facts.esm ? uses(facts, b) : NOT_USED;
    return use === undefined || use.members.size + use.written.size > 0;
  }

  /** Nobody out of sight names the class: whoever has an instance was given it in sight. */
  function isInSight(facts: FileFacts, name: string, { names, members, written }: OutsideUse): boolean {
    const cls = facts.classes.find((it) => it.name === name);
    if (!cls || cls.decorators || cls.implements) return false;
    if ([name, ...names].some((it) => typed().has(it))) return false;
    return members.size + written.size === 0;
  }

  function findImported(): string[] {
    return [...files.keys()].flatMap((facts) => {
      const top = nodeOf(facts, 0);
      return top && hot.has(top) && isMentionedOutside(`${facts.path}#module`) ? [facts.path] : [];
    });
  }

  function isMentionedOutside(key: string): boolean {
    return (mentioning.get(key) ?? []).some((it) => !hot.has(it));
  }

  function changes(facts: FileFacts, b: number): boolean {
    const binding = facts.bindings[b];
    if (!binding) return true;
    // Whoever calls into a library may not be followed there.
    if (isLibrary(facts)) return isState(facts, links, b);
    const own = nodeOf(facts, binding.owner);
    if (namesOf(facts, b).some((key) => (mentioning.get(key) ?? []).some((it) => !hot.has(it) && it !== own)))
      return true;
    return binding.owner === 0 && isUsedOutside(facts, b);
  }

  function replaces(facts: FileFacts, b: number): boolean {
    const owner = facts.bindings[b]?.owner ?? 0;
    // Other scripts may assign it by its name.
    if (owner === 0 && scriptBindings(facts).includes(b) && changes(facts, b)) return true;
    if (isLibrary(facts) && isMade(facts, b)) return true;
    return (assignersOf(facts).get(b) ?? []).some((fn) => !isHot(facts, fn) || isLibrary(facts));
  }
}

function isPassedOn(facts: FileFacts, name: string): boolean {
  return facts.exports.some((it) => (it.x === 'from' && it.name === name) || it.x === 'star');
}

/** Names of the types of what functions are given and objects hold: a container may put an instance there. */
function typesGiven(files: readonly FileFacts[], links: Asking): ReadonlySet<string> {
  const found = new Set<string>();
  for (const facts of files) {
    const given = facts.functions.flatMap(({ params }) => params.map((it) => it.type));
    const held = facts.classes.flatMap(({ members }) => members.map((it) => it.type));
    const declared = facts.types.flatMap((it) => Object.values(it.members));
    for (const type of [...given, ...held, ...declared]) {
      if (!type) continue;
      const imported = type.b === undefined ? undefined : importOf(facts, type.b);
      if (imported && links.resolve(facts.path, imported.spec).to === 'package') continue;
      found.add(type.name);
      if (imported) found.add(imported.imported);
    }
  }
  return found;
}
