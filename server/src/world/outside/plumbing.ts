/** Methods of texts and lists: what they give has no name any more. */
import type { Access } from '../../catalogue/catalogue';

const PLUMBING =
  /^(?:trim|trimStart|trimEnd|replace|replaceAll|toString|toLowerCase|toUpperCase|toLocaleLowerCase|slice|splice|substring|substr|split|match|matchAll|concat|join|padStart|padEnd|charAt|charCodeAt|indexOf|lastIndexOf|includes|startsWith|endsWith|normalize|repeat|map|filter|reduce|flatMap|flat|sort|reverse|pop|shift|findIndex|entries|keys|values|toFixed|hasOwnProperty|forEach|some|every)$/;

export function isPlumbing({ root, path }: Access): boolean {
  return root.kind === 'global' && path.length > 1 && PLUMBING.test(path.at(-1) ?? '');
}
