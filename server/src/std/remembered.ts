/** The value kept under `key`, made at the first question. A value that is `undefined` is made each time. */
export function remembered<K, V>(known: Known<K, V>, key: K, make: () => V): V {
  const value = known.get(key);
  if (value !== undefined) return value;
  const made = make();
  known.set(key, made);
  return made;
}

interface Known<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}
