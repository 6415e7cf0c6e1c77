/** The parser alone, so that the rest of its package is not bundled. */
export { parse } from 'svelte/compiler';
