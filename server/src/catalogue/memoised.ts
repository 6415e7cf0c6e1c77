/** Names come again and again. Beyond the bound they are judged each time. */
export function memoised<T>(judge: (name: string) => T): (name: string) => T {
  const answers = new Map<string, T>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined || answers.has(name)) return known as T;
    const answer = judge(name);
    if (answers.size < 50_000) answers.set(name, answer);
    return answer;
  };
}
