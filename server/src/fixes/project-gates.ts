/**
 * The workspace's own predicates that can serve as a gate, found by their names' polarity.
 *
 * A name is only a promise: `confirm` is where the engine keeps those that it evaluated as gates.
 */
import type { Surface } from '../../../shared/src/model';
import type { Expr, FileFacts, FunctionFacts, Param, Stmt } from '../facts/ir';
import { surfaceOfPredicate } from './predicate-surface';

export interface ProjectGate {
  readonly file: string;
  /** Name of the export: 'default', or '*' where the module itself is the function (CommonJS). */
  readonly exported: string;
  /** Its own name, to be bound where it is used. */
  readonly name: string;
  /** Of a method: its class, by the name that it is exported under. Called on what a container or a constructor gives. */
  readonly owner?: string;
  /** What true says: `in`, share; `out`, do not. */
  readonly polarity: 'in' | 'out';
  readonly async: boolean;
  readonly parameters: readonly GateParameter[];
  /** Name of the parameter that takes all further arguments. */
  readonly rest?: string;
  /** Where it can be called. */
  readonly surface: Surface;
  /** Its file is an ES module. */
  readonly esm: boolean;
  /** Nothing calls it yet, so only a trial tells what it says. */
  readonly unproven?: true;
}

export interface GateParameter {
  /** '' for a destructured one. */
  readonly name: string;
  readonly optional: boolean;
}

export interface GateSearch {
  /** `record`: it gives several choices, so it is no yes or no. */
  readonly polarityOfName: (name: string) => 'in' | 'out' | 'record' | undefined;
  /** Keeps, corrects (a function that returns a Promise without being async) or drops. */
  readonly confirm?: (gate: ProjectGate) => ProjectGate | undefined;
}

/** In the order of files and exports. */
export function findProjectGates(files: Iterable<FileFacts>, { polarityOfName, confirm }: GateSearch): ProjectGate[] {
  const gates: ProjectGate[] = [];
  for (const facts of files) {
    const found = [
      ...exportedFunctions(facts).map(({ exported, f }) => toGate(facts, exported, f, polarityOfName)),
      ...methodGates(facts, polarityOfName),
    ];
    for (const gate of found) {
      const kept = gate && confirm ? confirm(gate) : gate;
      if (kept) gates.push(kept);
    }
  }
  return gates;
}

/** `privacy.hasOptedOut(userId)` of a service. */
function methodGates(facts: FileFacts, polarityOfName: GateSearch['polarityOfName']): ProjectGate[] {
  const exported = new Map(
    facts.exports.flatMap((it) => (it.x === 'local' ? [[facts.bindings[it.b]?.name, it.name]] : [])),
  );
  return facts.classes.flatMap((it) => {
    const owner = it.name === '' ? undefined : exported.get(it.name);
    if (owner === undefined) return [];
    return it.members.flatMap(({ m, key, f, static: isStatic }) => {
      if (m !== 'method' || isStatic || typeof key !== 'string' || f === undefined) return [];
      const gate = toGate(facts, key, f, polarityOfName);
      return gate ? [{ ...gate, owner }] : [];
    });
  });
}

function toGate(
  facts: FileFacts,
  exported: string,
  f: number,
  polarityOfName: GateSearch['polarityOfName'],
): ProjectGate | undefined {
  const fn = facts.functions[f];
  if (!fn || fn.generator) return undefined;
  const name = exported === 'default' || exported === '*' ? fn.name : exported;
  const polarity = HOOK.test(name) ? undefined : polarityOfName(name);
  if (polarity === undefined || polarity === 'record' || NOT_A_QUESTION.test(name)) return undefined;
  return toCallable(facts, { exported, f, name }, polarity);
}

/** How an exported function of this file is named, imported and called. */
export function toCallable(
  facts: FileFacts,
  { exported, f, name }: { readonly exported: string; readonly f: number; readonly name: string },
  polarity: 'in' | 'out',
): ProjectGate {
  const fn = facts.functions[f];
  const rest = fn?.params.find((it) => it.rest);
  return {
    file: facts.path,
    exported,
    name,
    polarity,
    async: fn?.async === true,
    parameters: (fn?.params ?? []).filter((it) => !it.rest).map((it) => toParameter(facts, it)),
    ...(rest && { rest: toParameter(facts, rest).name }),
    surface: surfaceOfPredicate(facts, f),
    esm: facts.esm,
  };
}

function toParameter(facts: FileFacts, { target, optional }: Param): GateParameter {
  const inner = target.k === 'pdef' ? target.target : target;
  const name = inner.k === 'pid' ? (facts.bindings[inner.b]?.name ?? '') : '';
  return { name, optional: target.k === 'pdef' || optional === true };
}

export function exportedFunctions(facts: FileFacts): { exported: string; f: number }[] {
  const ofBinding = functionsByBinding(facts);
  const found: { exported: string; f: number }[] = [];
  for (const it of facts.exports) {
    if (it.x !== 'local' && it.x !== 'assign') continue;
    const f = ofBinding.get(it.b);
    if (f !== undefined) found.push({ exported: it.x === 'local' ? it.name : '*', f });
  }
  return [...found, ...commonJsFunctions(facts, ofBinding)];
}

/** Functions that a top-level name is bound to: declarations, and variables that start with a function. */
function functionsByBinding(facts: FileFacts): Map<number, number> {
  const found = new Map<number, number>();
  for (const statement of moduleBody(facts)) {
    if (statement.k === 'function') found.set(statement.b, statement.f);
    if (statement.k !== 'var') continue;
    for (const { target, init } of statement.decls) {
      if (target.k === 'pid' && init?.k === 'fn') found.set(target.b, init.f);
    }
  }
  return found;
}

/** `exports.name = fn`, `module.exports = fn` and `module.exports = { name }`. */
function commonJsFunctions(
  facts: FileFacts,
  ofBinding: ReadonlyMap<number, number>,
): { exported: string; f: number }[] {
  const found: { exported: string; f: number }[] = [];
  for (const statement of moduleBody(facts)) {
    if (statement.k !== 'expr' || statement.x.k !== 'assign' || statement.x.target.k !== 'pmem') continue;
    const exported = commonJsName(statement.x.target.x);
    if (exported === undefined) continue;
    const { value } = statement.x;
    add(exported, value);
    if (exported !== '*' || value.k !== 'obj') continue;
    for (const property of value.props) {
      if (property.p === 'value' && typeof property.key === 'string') add(property.key, property.value);
    }
  }
  return found;

  function add(exported: string, value: Expr): void {
    const f = value.k === 'fn' ? value.f : value.k === 'ref' ? ofBinding.get(value.b) : undefined;
    if (f !== undefined) found.push({ exported, f });
  }
}

/** `module.exports` is '*'; `exports.a` and `module.exports.a` are 'a'. */
function commonJsName(target: Expr): string | undefined {
  if (target.k !== 'member') return undefined;
  if (target.obj.k === 'global') {
    if (target.obj.name === 'exports') return target.name;
    return target.obj.name === 'module' && target.name === 'exports' ? '*' : undefined;
  }
  return commonJsName(target.obj) === '*' ? target.name : undefined;
}

function moduleBody(facts: FileFacts): readonly Stmt[] {
  const module: FunctionFacts | undefined = facts.functions[0];
  return module?.body ?? [];
}

/** A hook or a component may only be called while rendering. */
const HOOK = /^(?:use[A-Z]|[A-Z])/;
/** Setters and listeners share their words with the question: `setHasConsent`, `onOptOut`, `handleOptOut`. */
const NOT_A_QUESTION =
  /^(?:set|save|store|write|update|record|submit|handle|on|toggle|give|grant|revoke|withdraw|request|process|clear|reset|sync|log|track|send|show|open|render|with|create|make|opt|enable|disable)(?=[A-Z_]|$)/;
