/** The text of a span, as it is written. */
export type Quote = (path: string, s: number, e: number) => string;
