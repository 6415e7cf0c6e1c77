/**
 * The gate's call as a condition, in the forms in which it is written.
 */
export interface Condition {
  /** `isUserOptedOut(userId)`, awaited where it is asynchronous. */
  readonly call: string;
  readonly async: boolean;
  readonly polarity: 'in' | 'out';
}

/** True where sharing is allowed, as the test of an `if` or `?:`. */
export function allows(it: Condition): string {
  return it.polarity === 'in' ? awaited(it) : not(it);
}

/** True where sharing is not allowed. */
export function forbids(it: Condition): string {
  return it.polarity === 'out' ? awaited(it) : not(it);
}

/** `allows`, as an operand of `&&` or `?:`. */
export function allowsOperand(it: Condition): string {
  return it.polarity === 'in' && it.async ? `(${awaited(it)})` : allows(it);
}

function awaited({ call, async }: Condition): string {
  return async ? `await ${call}` : call;
}

function not(it: Condition): string {
  return it.async ? `!(${awaited(it)})` : `!${it.call}`;
}
