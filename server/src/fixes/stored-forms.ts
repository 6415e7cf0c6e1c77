/**
 * How a new gate can find out what the app stores: under which key, and what stands there of who may not be shared.
 * Which of the forms reads what is really written, a trial tells.
 */
import type { ChoiceWrite } from '../../../shared/src/duties';
import type { Stored } from './new-gate-texts';

/** Every form costs a trial. */
const MOST_FORMS = 4;

/** `isAbout`: the choice is one about what is sent. */
export function storedForms(writes: readonly ChoiceWrite[], isAbout: (it: ChoiceWrite) => boolean): Stored[] {
  const cookie = writes.find((it) => it.storedIn === 'cookie' && it.kind === 'opt-out');
  const others = writes.filter((it) => it !== cookie && isAbout(it)).flatMap(formOf);
  const forms = [...(cookie ? optOutCookie(cookie.name) : []), ...others];
  const told = new Map(forms.map((it) => [JSON.stringify(it), it]));
  return [...told.values()].slice(0, MOST_FORMS);
}

export function optOutCookie(key: string): Stored[] {
  return (['yes', 'something'] as const).map((says) => ({ in: 'cookie', key, says }));
}

/** Of who refuses, what an opt-out says; of a consent, anything but what agreeing says: who has not answered has not agreed. */
function formOf({ storedIn, name, kind, says, text }: ChoiceWrite): Stored[] {
  if ((storedIn !== 'cookie' && storedIn !== 'storage') || text === undefined || !PLAIN.test(text) || !PLAIN.test(name))
    return [];
  const place = { in: storedIn, key: name };
  if (kind === 'opt-out') return says === 'allows' ? [] : [{ ...place, says: { is: text } }];
  return says === 'allows' ? [{ ...place, says: { isNot: text } }] : [];
}

/** What needs no escapes in code, and none in a cookie. */
const PLAIN = /^[\w.:-]{1,60}$/;
