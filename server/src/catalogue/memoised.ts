/** The same is asked again and again. Beyond the bound it is judged each time. */
const MAX_ANSWERS = 50_000;

export function memoised<T>(judge: (name: string) => T): (name: string) => T {
  return memoisedBy((name: string) => name, judge);
}

/** `keyOf`: all that the answer depends on. */
export function memoisedBy<A, T>(keyOf: (it: A) => string, judge: (it: A) => T): (it: A) => T {
  const answers = new Map<string, T>();
  return (it) => {
    const key = keyOf(it);
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as T;
    const answer = judge(it);
    if (answers.size < MAX_ANSWERS) answers.set(key, answer);
    return answer;
  };
}
