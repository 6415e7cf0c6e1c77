/**
 * A Promise whose rejection nobody has to handle.
 *
 * Generated programs leave Promises alone, as real ones do. A test run must not stop for that.
 */
export class QuietPromise<T> extends Promise<T> {
  /** How many were ever made: while it stands still, nothing is going on. */
  static made = 0;
  /** How many there may be: a program that calls itself and waits twice for that would never end. */
  static limit = Number.POSITIVE_INFINITY;
  static #quieting = false;

  constructor(executor: (resolve: (value: T | PromiseLike<T>) => void, reject: (reason: unknown) => void) => void) {
    if (QuietPromise.made++ >= QuietPromise.limit) throw new RangeError('a program without an end');
    super(executor);
    if (QuietPromise.#quieting) return;
    // `then` makes another Promise of this class; that one cannot reject, so it needs no handler of its own.
    QuietPromise.#quieting = true;
    try {
      Promise.prototype.then.call(this, undefined, () => {});
    } finally {
      QuietPromise.#quieting = false;
    }
  }
}
