/**
 * Categories that are on whatever the consumer says: `necessary`, `C0001`. Reading one is no preference
 * read, or `OnetrustActiveGroups.includes('C0001')`, which is always true, would look like a gate.
 */
export function isNecessary(name: string): boolean {
  return NECESSARY.test(name.trim().replace(/^,|,$/g, ''));
}

const NECESSARY = /^(strictly[-_ ]?necessary|necessary|essential|required|security_storage|c?0*1)$/i;
