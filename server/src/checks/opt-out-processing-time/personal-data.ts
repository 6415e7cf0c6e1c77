/** Personal data in a text that people write about a request: an e-mail address, a phone number. */

const ADDRESS = /[\p{L}\d.!#$%&'*+=?^_`{|}~-]@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u;
const DATE = /(?<!\d)\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?!\d)/g;
const NUMBER = /(?<![\w#-])\+?\(?\d[\d\s().-]{7,}\d(?![\w-])/g;
const DIGITS = 10;

export function personalDataIn(text: string): 'an e-mail address' | 'a phone number' | undefined {
  if (ADDRESS.test(text)) return 'an e-mail address';
  const withoutDates = text.replaceAll(DATE, ' / ');
  const isPhone = [...withoutDates.matchAll(NUMBER)].some(([it]) => it.replaceAll(/\D/g, '').length >= DIGITS);
  return isPhone ? 'a phone number' : undefined;
}
