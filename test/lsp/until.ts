/**
 * Waits for a condition, never for a time: a slow machine makes a test slow, not red.
 */
const PATIENCE_MS = 60_000;

export async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
