/**
 * Which file became which, as the rows of an earlier report tell it.
 *
 * A file whose pathways are all gone and one that had none are the same where one keeps the other's name or folder,
 * both send the same to the same third parties, and no third file could be meant.
 */

/** What is sent in a file, and to whom. */
export interface Sending {
  readonly file: string;
  readonly vendor: string;
  readonly touchpoint: string;
}

/** By the old name. */
export function renamedFiles(before: readonly Sending[], now: readonly Sending[]): ReadonlyMap<string, string> {
  const [old, current] = [sendingsByFile(before), sendingsByFile(now)];
  const gone = [...old].filter(([file]) => !current.has(file));
  const come = [...current].filter(([file]) => !old.has(file));
  const renamed = new Map<string, string>();
  for (const [from, sendings] of gone) {
    const isLike = (file: string, others: string) => sendings === others && isNamedLike(from, file);
    const to = come.filter(([file, others]) => isLike(file, others));
    const back = gone.filter(([file, others]) => sendings === others && to.some(([it]) => isNamedLike(file, it)));
    if (to[0] && to.length === 1 && back.length === 1) renamed.set(from, to[0][0]);
  }
  return renamed;
}

/** All sendings of a file as one text. */
function sendingsByFile(some: readonly Sending[]): ReadonlyMap<string, string> {
  const byFile = new Map<string, string[]>();
  for (const { file, vendor, touchpoint } of some)
    byFile.set(file, [...(byFile.get(file) ?? []), `${vendor}\u0000${touchpoint}`]);
  return new Map([...byFile].map(([file, its]) => [file, its.sort().join('\u0001')]));
}

function isNamedLike(a: string, b: string): boolean {
  const [folder, name] = [a.slice(0, a.lastIndexOf('/') + 1), a.slice(a.lastIndexOf('/') + 1)];
  return b.slice(0, b.lastIndexOf('/') + 1) === folder || b.slice(b.lastIndexOf('/') + 1) === name;
}
