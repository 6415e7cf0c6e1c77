/**
 * `for (const part of document.cookie.split(';'))`: one of the rounds is the cookie that is asked for.
 *
 * The order of cookies is not known: any number of rounds with any cookies come before it and after it.
 */
import type { Stmt } from '../../facts/ir';
import { cookieUnder } from '../choice/stored-under';
import { copyState, type Frame, type JumpTarget, joinStates, type State, sameStates } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { assignPattern } from '../syntax/patterns';
import { truthOf, type Value } from '../values/value';
import { asEntryOf, jarOf, present } from './jar';

type ForOf = Extract<Stmt, { k: 'forof' }>;

const MAX_ROUNDS = 12;
const MAX_KEYS = 12;

export interface LoopParts {
  readonly label: string | undefined;
  readonly body: () => void;
  readonly widen: (before: State | null, after: State | null) => State | null;
}

export function isWholeJar(list: Value): boolean {
  return (
    list.refs.length === 1 &&
    !list.unknown &&
    list.literals.length === 0 &&
    list.refs.every((it) => it.kind === 'choice' && it.jar?.part === 'all')
  );
}

export function runJarLoop(m: Machine, f: Frame, stmt: ForOf, list: Value, parts: LoopParts): void {
  const keys = (m.prior?.jarKeys ?? []).slice(0, MAX_KEYS);
  const entries = new Map(keys.flatMap((key) => entryOf(m, f, key, stmt, list)));
  const isAll = (m.prior?.jarKeys.length ?? 0) <= MAX_KEYS;
  let broke: State | null = null;
  const outer = m.asked;
  const asked = new Set<string>();
  m.asked = asked;
  const outerRegion = f.region;
  f.region = {};
  anyNumber();
  const wanted = [...asked].filter((it) => entries.get(it)?.isSure);
  const only = wanted.length === 1 ? entries.get(wanted[0] as string) : undefined;
  if (only) {
    round(only.value);
    anyNumber();
  }
  f.region = outerRegion;
  m.asked = outer;
  for (const key of asked) outer?.add(key);
  f.state = joinStates(m.values, f.state, broke);

  function anyNumber(): void {
    let head = f.state;
    for (let i = 0; i < MAX_ROUNDS && head; i++) {
      f.state = copyState(head);
      // Each kind of cookie apart: a round is about one of them.
      const before = f.state;
      let after: State | null = null;
      for (const element of [jarOf(m, isAll ? 'other' : 'some'), ...[...entries.values()].map((it) => it.value)]) {
        f.state = copyState(before);
        round(element);
        after = joinStates(m.values, after, f.state);
      }
      const next = joinStates(m.values, head, after);
      if (sameStates(next, head)) break;
      head = i >= 3 ? parts.widen(head, next) : next;
    }
    f.state = head;
  }

  function round(element: Value): void {
    const target: JumpTarget = { kind: 'loop', label: parts.label, broke: null, continued: null };
    f.targets.push(target);
    assignPattern(m, f, stmt.target, element);
    parts.body();
    f.targets.pop();
    f.state = joinStates(m.values, f.state, target.continued);
    broke = joinStates(m.values, broke, target.broke);
  }
}

function entryOf(
  m: Machine,
  f: Frame,
  key: string,
  at: ForOf,
  list: Value,
): [string, { value: Value; isSure: boolean }][] {
  const stored = cookieUnder(m, f, key, at.x);
  if (!stored) return [];
  const { canBeTrue, canBeFalse } = truthOf(present(m, stored, undefined));
  return canBeTrue
    ? [[key, { value: asEntryOf(m, list, jarOf(m, 'entry', key, stored.reads)), isSure: !canBeFalse }]]
    : [];
}
