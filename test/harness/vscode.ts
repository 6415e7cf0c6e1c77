/** What modules of the client that need no window take from the editor: its texts, which are English without a translation. */
export const l10n = {
  t: (text: string, ...values: readonly (string | number)[]) =>
    text.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)])),
};
