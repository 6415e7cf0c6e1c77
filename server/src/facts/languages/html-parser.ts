/** The parser alone, so that the rest of its package is not bundled. */
export { parse } from 'parse5';
