/** What the scripts print: progress on one line each, and what must not be overlooked. */

const started = Date.now();

export function say(text) {
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(3);
  process.stdout.write(`[${seconds} s] ${text}\n`);
}

/** Something was left out or replaced: framed, so that nobody reads past it. */
export function warn(text) {
  const bar = '!'.repeat(100);
  process.stdout.write(`\n${bar}\n${text}\n${bar}\n\n`);
}
