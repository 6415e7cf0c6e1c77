/**
 * The languages that hold scripts in markup, one file or folder each. Their parsers are loaded where a
 * workspace has such files; until then such a file has no facts.
 */
import { guarded, lowerFile, unreadable } from '../collect';
import type { FileFacts } from '../ir';
import { parse } from '../parse';
import { lineStartsOf } from '../positions';
import { loadParser } from './angular/tree';
import { astro } from './astro/astro';
import { html } from './html';
import type { Language, MarkupScript } from './language';
import { mdx } from './mdx';
import { placed } from './place-facts';
import { svelte } from './svelte/svelte';
import { vue } from './vue/vue';

const languages: readonly Language[] = [astro, html, mdx, svelte, vue];

const readers = new Map<Language, (path: string, text: string) => MarkupScript>();

export function isMarkup(path: string): boolean {
  return languages.some((it) => it.files.test(path));
}

/** Loads what is needed to read these files. */
export async function prepareLanguages(paths: Iterable<string>): Promise<void> {
  const missing = new Set(languages.filter((it) => !readers.has(it)));
  if (missing.size === 0) return;
  const needed = new Set<Language>();
  for (const path of paths) for (const it of missing) if (it.files.test(path)) needed.add(it);
  for (const it of needed) readers.set(it, await it.load());
}

/** What is needed to read the markup in scripts that import these: templates of Angular's components. */
export async function prepareMarkupIn(specs: Iterable<string>): Promise<void> {
  for (const it of specs) if (it === '@angular/core') return loadParser();
}

export function collectMarkup(path: string, text: string): FileFacts {
  const script = readMarkup(path, text);
  if (!script) return unreadable(path, text, 'Files of this language are not read here.');
  return guarded(path, text, () => {
    const as = path + script.extension;
    const { lineStarts: _, ...facts } = lowerFile(as, parse(as, script.virtual.text));
    const whole = { ...placed(facts, script.virtual), path, lineStarts: lineStartsOf(text) };
    const settled = script.settle ? script.settle(whole) : whole;
    return { ...settled, problems: [...script.problems, ...settled.problems].slice(0, 10) };
  });
}

/** The script that a markup file amounts to: for its outline. */
export function readMarkup(path: string, text: string): MarkupScript | undefined {
  const language = languages.find((it) => it.files.test(path));
  return language && readers.get(language)?.(path, text);
}
