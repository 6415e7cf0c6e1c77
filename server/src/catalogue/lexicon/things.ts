/** Names of what is no person: a product, a place, a day, what a program is set to. What is kept under one is nobody's own. */
import { toWords } from './words';

const THING =
  'product|sku|variant|plan|tier|price|article|page|categor(?:y|ie)|collection|brand|campaign|segment|experiment|bucket|cohort|feature|flag|' +
  'course|lesson|video|song|movie|book|coupon|offer|currency|file|image|template|topic|tag|job|task|queue|shard|partition|batch|webhook|' +
  'vendor|provider|platform|purpose|channel';
const PLACE =
  'region|country|state|city|locale|language|lang|zone|continent|market|store|host|host_?name|domain|origin|path_?name|route|url';
const TIME = 'today|yesterday|now|date|day|hour|minute|month|year|week|quarter|time(?:stamp)?|date_?time';
const PROGRAM =
  'env(?:ironment)?|stage|version|release|build|namespace|prefix|suffix|type|kind|index|idx|counter|method';
const NAMED = new RegExp(
  `(?:^|_)(?:${THING}|${PLACE}|${TIME}|${PROGRAM})s?(?:_?(?:id|uuid|key|slug|code|name|type|str(?:ing)?))?$`,
);
/** An event or an item may be whoever's turn it is; its key is its own. */
const ENTRY = /(?:^|_)(?:item|event|entry|post|message|record)_?(?:id|uuid|key|slug|type|name)$/;

export function isThingName(name: string): boolean {
  const words = toWords(name).join('_');
  return NAMED.test(words) || ENTRY.test(words);
}
