/**
 * Templates of servers in other languages: nothing in them is followed. What they name is told all the same, so that
 * nobody takes a page for proven whose layout loads a tag, and what opens a consent platform in them is found.
 */
import type { FileText } from '../host/file-system';
import { type Outline, placed, type WhatToFind } from './outline';

export interface Template {
  readonly openings: Outline['openings'];
  /** The third party that it names. */
  readonly names: string | undefined;
}

export function toTemplate(read: FileText, { namedIn, openingsIn }: WhatToFind): Template {
  if (!('text' in read)) return UNREAD;
  return { openings: placed(read.text, openingsIn(read.text)), names: namedIn(read.text) };
}

export const UNREAD: Template = { openings: [], names: undefined };

export function whyUnread(names: string): string {
  return `it names ${names}, and templates in this language are not analysed`;
}
