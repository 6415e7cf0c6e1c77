/**
 * A language that holds scripts in markup: a function from its text to one script, with the place of
 * everything in it. The rest of the analysis sees that script alone.
 */
import type { FileFacts } from '../ir';
import type { VirtualText } from './virtual-text';

export interface MarkupScript {
  readonly virtual: VirtualText;
  readonly extension: '.js' | '.jsx' | '.ts' | '.tsx';
  /** What the parser of the language could not read; offsets of the original. */
  readonly problems: readonly Problem[];
  /** Says what names in the markup mean. Its facts have the offsets of the original already. */
  readonly settle?: (facts: FileFacts) => FileFacts;
}

export interface Problem {
  readonly at: number;
  readonly message: string;
}

export interface Language {
  readonly files: RegExp;
  /** Its parser: large, so it is read only where such a file is. */
  load(): Promise<(path: string, text: string) => MarkupScript>;
}

/** `__element(tag, { attributes }, ...children)` in a virtual script is an element; without a tag, a fragment. */
export const ELEMENT = '__element';
