/** What changes between two texts, by lines: `-` goes, `+` comes, in order. */

/** Beyond so many pairs of lines the middle is shown as replaced whole. */
const LARGEST = 4_000_000;

export function renderDifference(before: readonly string[], after: readonly string[]): string {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const rest = Math.min(before.length, after.length) - head;
  while (tail < rest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const gone = before.slice(head, before.length - tail);
  const come = after.slice(head, after.length - tail);
  const isLarge = gone.length * come.length > LARGEST;
  const lines = isLarge ? [...gone.map(minus), ...come.map(plus)] : differenceOf(gone, come);
  return lines.join('\n');
}

/** By the longest common subsequence. */
function differenceOf(before: readonly string[], after: readonly string[]): string[] {
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i++;
      j++;
    } else if (i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(minus(before[i++] ?? ''));
    } else lines.push(plus(after[j++] ?? ''));
  }
  return lines;
}

function minus(line: string): string {
  return `- ${line}`;
}

function plus(line: string): string {
  return `+ ${line}`;
}
