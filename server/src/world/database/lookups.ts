/** Whether a query asks for one row by its key, which is there (SEMANTICS, Values). */
import type { Access } from '../../catalogue/catalogue';

export const LOOKUP =
  /^(?:find(?:First|Unique|One|OneBy|ById|ByPk)(?:OrThrow)?|first|maybeSingle|single|executeTakeFirst|hgetall)$/;
const QUERY = /^(?:query|execute|\$queryRaw|sql|select|where|limit|eq|run|from)$/;
/** Parts of a consumer's row, or rows that belong to it. */
const HOLDS =
  /(?:pref\w*|privacy\w*|consents?|settings?|options?|choices?|notifications?|communications?|marketing|tracking|analytics|ads|gdpr|ccpa|permissions?|profile)$/i;
/** They give the same row in another form. */
const REFINES = /^(?:lean|exec|populate|session|toObject|toJSON)$/;

export function isLookup({ path, steps, root }: Access): boolean {
  const before = steps.at(-2);
  if (REFINES.test(path.at(-1) ?? '') && steps.at(-1)?.after === path.length && before?.after === path.length - 1)
    return isLookup({ root, path: path.slice(0, -1), steps: steps.slice(0, -1) });
  const last = steps.at(-1);
  if (last?.how !== 'call') return false;
  // `user.preferences?.optedOut`: where the choice is kept, there is what holds it.
  if (path.length > last.after && HOLDS.test(path.at(-1) ?? ''))
    return isLookup({ root, path: path.slice(0, -1), steps });
  const name = path[last.after - 1] ?? '';
  if (name === 'data' && last.after === path.length) return isDocument(path, steps.slice(0, -1));
  // `(await db.user.findMany()).find((it) => it.id === id)`: among all rows it is there.
  const all = steps.at(-2);
  const isAll =
    all?.after === last.after - 1 && all.args.length === 0 && /^find(?:Many|All)$/.test(path[all.after - 1] ?? '');
  const isPicked = isAll && name === 'find' && last.rows?.one === true && last.rows.whose === 'own';
  const [text] = last.args;
  const isText = typeof text === 'string' && /^\s*select\b/i.test(text);
  // SQLite: `db.prepare('SELECT …').get(id)`, `db.get('SELECT …', id)`
  const isRow = name === 'get' && (isText || path[last.after - 2] === 'prepare');
  if (last.after === path.length) return isPicked || isRow || LOOKUP.test(name);
  // Supabase: `const { data } = await db.from('users').select().eq('id', id).single()`.
  if (path.length === last.after + 1 && path.at(-1) === 'data' && LOOKUP.test(name)) return true;
  // DynamoDB gives an item for a key, and nothing else under that name.
  if (path.length === last.after + 1 && path.at(-1) === 'Item') return /^(?:send|promise|get|getItem)$/.test(name);
  // `(await pool.query(…)).rows[0]?.opted_out`
  return (
    (isText || QUERY.test(name)) &&
    path.slice(last.after).every((it) => /^(?:rows|data|\d+|\[\])$/.test(it)) &&
    /^(?:\d+|data|\[\])$/.test(path.at(-1) ?? '')
  );
}

/** Firestore: `(await db.collection('users').doc(id).get()).data()`, `(await getDoc(doc(db, 'users', id))).data()`. */
function isDocument(path: Access['path'], steps: Access['steps']): boolean {
  const asked = steps.at(-1);
  if (asked?.how !== 'call' || asked.after !== path.length - 1) return false;
  const name = path[asked.after - 1] ?? '';
  return /^getDoc(?:FromServer|FromCache)?$/.test(name) || (name === 'get' && path[asked.after - 2] === 'doc');
}
