/**
 * Names by which a file meets others without importing them: globals that it fills or uses, events that it
 * listens for. As a pattern that finds, by text alone, the files on the other side.
 */
import { namesInFile, providedNames } from '../facts/app-names';
import { globalNames, isPlatformName } from '../facts/globals';
import type { Expr, FileFacts } from '../facts/ir';
import { scriptBindings } from '../facts/script-names';
import { forEachExpr } from '../facts/walk';
import { remembered } from '../std/remembered';

interface MetNames {
  readonly filled: readonly string[];
  /** By a script, for all other scripts. */
  readonly declared: readonly string[];
  readonly used: readonly string[];
  readonly events: readonly string[];
  /** To an app of Nuxt, as it names them there. */
  readonly provided: readonly string[];
  readonly usesProvided: boolean;
}

const LISTENS = /^(?:on|once|addListener|prependListener|addEventListener|subscribe|listen)$/;
/** Emitted by platforms and streams, whoever else emits them. */
const PLATFORM_EVENT =
  /^(?:[a-z]+(?:start|end|move|over|out|up|down|enter|leave|change|cancel)|click|dblclick|focus|blur|input|change|submit|reset|load|unload|beforeunload|error|resize|scroll|wheel|drop|drag|copy|cut|paste|play|pause|ended|message|storage|online|offline|pageshow|pagehide|popstate|DOMContentLoaded|data|end|close|finish|drain|exit|connect|connection|disconnect|request|response|ready|open|listening|uncaughtException|unhandledRejection|SIG\w+|\*)$/;

const known = new WeakMap<FileFacts, MetNames>();

export interface OtherSide {
  /** Matches a file that meets them. */
  readonly sure: RegExp | undefined;
  /** Matches a file that may use a global of theirs: `uses` tells. */
  readonly likely: RegExp | undefined;
  uses(facts: FileFacts): boolean;
}

export function otherSide(files: readonly FileFacts[], isForeign: (name: string) => boolean): OtherSide {
  const all = files.map((it) => remembered(known, it, () => collect(it)));
  const own = (names: readonly string[]) => names.filter((it) => !isPlatformName(it) && !isForeign(it));
  const filled = own(sorted(all.flatMap((it) => it.filled)));
  const used = own(sorted(all.flatMap((it) => it.used)));
  const declared = own(sorted(all.flatMap((it) => it.declared)));
  const events = sorted(all.flatMap((it) => it.events));
  const theirs = new Set([...filled, ...declared]);
  const provided = sorted(all.flatMap((it) => it.provided));
  const parts: string[] = [];
  if (used.length > 0) {
    const name = `(?:\\.\\s*|\\[\\s*['"\`])(?:${alternatives(used)})(?![\\w$])['"\`\\]\\s]*`;
    parts.push(`(?:window|globalThis|self|global|root)\\s*${name}(?:\\|\\||\\?\\?|&&)?=(?!=)`);
  }
  if (provided.length > 0) parts.push(`(?<![\\w$])(?:${alternatives(provided)})(?![\\w$])`);
  if (all.some((it) => it.usesProvided)) parts.push('\\bdefineNuxtPlugin\\b[^]*\\bprovide\\b');
  if (events.length > 0) parts.push(`['"\`](?:${alternatives(events)})['"\`]`);
  return {
    sure: parts.length === 0 ? undefined : new RegExp(parts.join('|')),
    likely: theirs.size === 0 ? undefined : new RegExp(`(?<![\\w$])(?:${alternatives([...theirs])})(?![\\w$])`),
    uses(facts) {
      const { read, readsAny } = globalNames(facts);
      return readsAny || [...theirs].some((it) => read.has(it));
    },
  };
}

function collect(facts: FileFacts): MetNames {
  const { written, read } = globalNames(facts);
  const events = new Set<string>();
  forEachExpr(facts, (node) => {
    if (node.k !== 'call') return;
    const [name, listener] = node.args;
    if (listener && name?.k === 'lit' && typeof name.v === 'string' && isListening(node.callee) && name.v !== '') {
      if (!PLATFORM_EVENT.test(name.v)) events.add(name.v);
    }
  });
  const declared = scriptBindings(facts)
    .flatMap((b) => facts.bindings[b] ?? [])
    .filter((it) => it.kind === 'function' || it.kind === 'class');
  return {
    filled: [...written],
    declared: declared.map((it) => it.name),
    used: [...read],
    events: [...events],
    provided: [...providedNames(facts).keys()],
    usesProvided: namesInFile(facts, 'useNuxtApp'),
  };
}

function isListening(callee: Expr): boolean {
  if (callee.k === 'member') return LISTENS.test(callee.name);
  return callee.k === 'global' && callee.name === 'addEventListener';
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function alternatives(names: readonly string[]): string {
  return names.map((it) => it.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
}
