/** Loops in which each of several people has a turn: `for (const user of users)`, `users.forEach((user) => …)`. */
import type { Expr, FileFacts, Pattern, Span, Stmt } from '../../facts/ir';
import { lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';

const PEOPLE =
  /(?:user|customer|member|subscriber|visitor|person|people|contact|lead|patient|guest|student|employee|buyer|shopper|recipient|attendee|friend|follower|invitee|colleague|teammate|player|opponent|participant)s?$/i;
const GOES_THROUGH = /^(?:forEach|map|flatMap)$/;

interface Turn extends Span {
  readonly b: number;
}

/** With the variable that holds whose turn it is. */
export function turnsIn(facts: FileFacts): readonly Turn[] {
  const turns: Turn[] = [];
  const note = (target: Pattern | undefined, list: Expr, { s, e }: Span): void => {
    if (target?.k === 'pid' && PEOPLE.test(lastName(facts, withoutAwait(list)))) turns.push({ b: target.b, s, e });
  };
  forEachExpr(facts, (it: Expr | Stmt) => {
    if (it.k === 'forof') note(it.target, it.x, it.body);
    if (it.k !== 'call' || it.callee.k !== 'member' || !GOES_THROUGH.test(it.callee.name)) return;
    const [callback] = it.args;
    if (callback?.k === 'fn') note(facts.functions[callback.f]?.params[0]?.target, it.callee.obj, callback);
  });
  return turns;
}

export function withoutAwait(x: Expr): Expr {
  return x.k === 'await' || x.k === 'chain' ? withoutAwait(x.x) : x;
}
