/** State that a test looks at: does it start with a literal, before any preference was read? */
import type { Catalogue } from '../../catalogue/catalogue';
import type { Expr, FileFacts, Pattern } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Branch, Context } from '../../world/machine/context';

const STATE_MAKERS =
  /^(?:use(?:State|Ref|Signal|Reducer|LocalStorage|Store)|createSignal|signal|ref|shallowRef|writable|atom|observable|proxy|reactive)$/;

export function startsAllowing({ test, value, reads }: Branch, { unit }: Context, catalogue: Catalogue): boolean {
  const isSet = value.unknown || value.refs.length > 0 || value.literals.length > 1;
  if (value.literals.length === 0 || !(reads.length > 0 || isSet)) return false;
  const state = core(test);
  if (reads.length === 0 && !isPromising(state, unit.facts, catalogue)) return false;
  return isStarted(unit.facts, state);
}

/** Named for a preference, whatever it is set to. */
function isPromising(x: Expr, facts: FileFacts, catalogue: Catalogue): boolean {
  const name = x.k === 'ref' ? facts.bindings[x.b]?.name : x.k === 'member' ? x.name : undefined;
  const polarity = name === undefined ? undefined : catalogue.polarityOfName(name);
  return polarity === 'in' || polarity === 'out';
}

/** What is looked at, without what is asked of it. */
function core(x: Expr): Expr {
  switch (x.k) {
    case 'un':
    case 'await':
    case 'chain':
      return core(x.x);
    case 'bin':
      return x.a.k === 'lit' ? core(x.b) : core(x.a);
    case 'call':
      // `allowed()` of a signal.
      return x.args.length === 0 && x.callee.k === 'ref' ? x.callee : x;
    default:
      return x;
  }
}

function isStarted(facts: FileFacts, x: Expr): boolean {
  if (x.k === 'member') return x.obj.k === 'this' ? startsInClass(facts, x.name) : isStarted(facts, x.obj);
  return x.k === 'ref' && startsInVariable(facts, x.b);
}

function startsInClass(facts: FileFacts, name: string): boolean {
  return facts.classes.some(({ members }) =>
    members.some(
      ({ m: kind, key, f }) => kind === 'field' && key === name && f !== undefined && isLiteral(returned(facts, f)),
    ),
  );
}

function returned(facts: FileFacts, fn: number): Expr | undefined {
  const [stmt] = facts.functions[fn]?.body ?? [];
  return stmt?.k === 'return' ? stmt.x : undefined;
}

/** `const [allowed] = useState(true)`, `let allowed = true` of a module. */
function startsInVariable(facts: FileFacts, b: number): boolean {
  let found = false;
  forEachExpr(facts, (node) => {
    if (node.k === 'var') found ||= node.decls.some(({ target, init }) => binds(target, b) && isStart(facts, b, init));
  });
  return found;
}

function binds(target: Pattern, b: number): boolean {
  if (target.k === 'pid') return target.b === b;
  return target.k === 'parr' && target.elems.some((it) => it?.k === 'pid' && it.b === b);
}

function isStart(facts: FileFacts, b: number, init: Expr | undefined): boolean {
  const binding = facts.bindings[b];
  if (!init || !binding) return false;
  if (init.k === 'call') return isStateMaker(init.callee) && init.args.some((it) => it.k !== 'spread' && isLiteral(it));
  return binding.assignedInside === true && isLiteral(init);
}

function isStateMaker(callee: Expr): boolean {
  return (callee.k === 'member' && STATE_MAKERS.test(callee.name)) || callee.k === 'ref' || callee.k === 'global';
}

function isLiteral(x: Expr | undefined): boolean {
  if (x?.k === 'obj') return x.props.some((it) => it.p === 'value' && isLiteral(it.value));
  return x?.k === 'lit' && typeof x.v !== 'object';
}
