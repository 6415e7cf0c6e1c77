/** Could this name or text be part of a touchpoint or of a preference? Said once for each catalogue and text. */
import type { Catalogue } from '../../catalogue/catalogue';
import { remembered } from '../../std/remembered';

const MAX_TEXT = 400;
const known = new WeakMap<Catalogue, Map<string, boolean>>();
/** Could this name or text be part of a touchpoint or a preference? */
export function isKnownText(catalogue: Catalogue, text: string): boolean {
  if (text.length < 2) return false;
  let answers = known.get(catalogue);
  if (!answers) known.set(catalogue, (answers = new Map()));
  let answer = answers.get(text);
  if (answer === undefined) {
    answer =
      isVendorText(catalogue, text) ||
      (text.length < MAX_TEXT &&
        (catalogue.polarityOfName(text) !== undefined ||
          catalogue.polarityOfKey(text) !== undefined ||
          catalogue.polarityOfModel(text) !== undefined ||
          catalogue.gates.has(text) ||
          catalogue.isConsentEvent(text) ||
          /consent|opt-?_?out|opt-?_?in|gpc|privacy|cookie=|^cookies?$|^(?:local|session)Storage$/i.test(text)));
    answers.set(text, answer);
  }
  return answer;
}

/** As a text, a package's name, or an identifier that is used. */
export function isVendorText({ prefilter }: Catalogue, text: string): boolean {
  return prefilter.test(text) || prefilter.test(`'${text}'`) || (text.length < 40 && prefilter.test(`window.${text}(`));
}

const choices = new WeakMap<Catalogue, Map<string, boolean>>();
/** Could it name a choice that is kept? Narrower: the store itself (`localStorage`) names none. */
export function isChoiceText(catalogue: Catalogue, text: string): boolean {
  if (text.length < 5 || text.length > MAX_TEXT) return false;
  const answers = remembered(choices, catalogue, () => new Map());
  return remembered(answers, text, () => {
    if (/opt(?:ed)?[-_ ]?out|do[-_ ]?not[-_ ]?(?:sell|share)/i.test(text)) return true;
    const { polarityOfName, polarityOfKey, polarityOfModel } = catalogue;
    const isModel = polarityOfModel(text) !== undefined && !isSentence(text);
    return isModel || polarityOfName(text) !== undefined || polarityOfKey(text) !== undefined;
  });
}

/** A message of a log names no table. */
function isSentence(text: string): boolean {
  return /\s/.test(text.trim()) && !isSqlWrite(text);
}

/** Whatever runs it: "sql`UPDATE user_consents SET …`". */
export function isSqlWrite(text: string): boolean {
  return /^\s*(?:insert|update|delete|replace)\s/i.test(text);
}
