/**
 * Searching what a consumer chose for a text: `consents.includes('marketing')`, `cookie.includes('C0004:1')`.
 *
 * A refusal names nothing that it allows. What is always on, what refuses, and what names no choice at all
 * (`consentid:`) may well stand in it.
 */
import type { Machine } from '../machine/machine';
import { isVendorText } from '../relevance/known-text';
import type { ChoiceRef } from '../values/ref';
import { isPartial } from '../values/strings';
import type { Literal, Value } from '../values/value';
import { isAsked } from '../worlds';

/** Does what is stored have this text? Any of several texts may be the one that is looked for. */
export function foundInChoice(m: Machine, ref: ChoiceRef, needle: Value): Value {
  const reads = ref.read ? [ref.read] : [];
  if (ref.form === 'members' || needle.unknown || needle.refs.length > 0)
    return m.values.withReads(m.values.boolean, reads);
  let result = m.values.never;
  for (const text of needle.literals) result = m.values.join(result, foundText(m, ref, text));
  return m.values.withReads(result === m.values.never ? m.values.boolean : result, [...reads, ...needle.reads]);
}

function foundText(m: Machine, { polarity, answer, form, read }: ChoiceRef, text: Literal): Value {
  if (text === undefined || text === null || isPartial(text)) return m.values.boolean;
  const refuses = answer === 'no';
  if (polarity === 'out')
    return refuses && m.catalogue.meaningOfLiteral(text, polarity) === 'allows' ? m.values.false : m.values.boolean;
  if (!allows(m, String(text), { isText: form === 'string', isOwn: read?.source === 'stored' }))
    return m.values.boolean;
  const purpose = m.catalogue.purposeOfName(String(text));
  if (purpose) m.purposes.add(purpose);
  if (!isAsked(m.world, purpose)) return m.values.boolean;
  if (refuses) return m.values.false;
  return form === 'string' ? m.values.boolean : m.values.true;
}

/** A key and what is said of it: `analytics:yes`, `"C0004":true`, `C0002%3A1`. */
const SAID = /^\W*(.*?)\W*(?:[:=]|%3a|%3d)\W*(\w*)\W*$/i;

/**
 * `isText`: a text in which others are kept too. `isOwn`: kept by the app, which may list what needs no consent, so that
 * only what is named for a purpose stands for it; a consent platform lists what it asks for, by numbers or vendors too.
 */
function allows(m: Machine, text: string, { isText, isOwn }: { isText: boolean; isOwn: boolean }): boolean {
  const { catalogue } = m;
  const [, key, value] = SAID.exec(decoded(text)) ?? [];
  const said = value && catalogue.meaningOfLiteral(value, 'in');
  // A list may have names with a colon in them: `c:hotjar`.
  if (key !== undefined && value !== undefined && (isText || said || value === '' || catalogue.isNecessary(key)))
    return !catalogue.isNecessary(key) && said === 'allows';
  // In a list, 1 is the first category, and no yes.
  if (!isText && catalogue.isNecessary(text)) return false;
  const meaning = catalogue.meaningOfLiteral(text, 'in');
  if (meaning) return meaning === 'allows';
  if (catalogue.isNecessary(text) || catalogue.isNonPreference(text)) return false;
  if (catalogue.purposeOfName(text) !== undefined) return true;
  return !isText && (!isOwn || isVendorText(catalogue, text));
}

function decoded(text: string): string {
  return text.replace(/%22/g, '"').replace(/%3a/gi, ':').replace(/%3d/gi, '=');
}
