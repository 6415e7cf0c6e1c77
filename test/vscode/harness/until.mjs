/** Waiting for conditions. No test is decided by time: these limits only end a run that will never come to an end. */

/** How long any one thing may take, on a machine however slow. */
export const PATIENCE = 90_000;

/** Polls `probe` until it returns something truthy, which is the result; a probe that throws counts as "not yet". */
export async function until(probe, { timeout = PATIENCE, interval = 50, what = 'a condition' } = {}) {
  const end = Date.now() + timeout;
  let last;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s in vain for ${what}.`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}
