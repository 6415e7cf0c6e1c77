/**
 * Which files matter, by name alone: what the host lists and the links read must agree.
 *
 * Markup files are listed although nothing parses them: what they import is called by code that
 * we cannot see, and that must be known.
 */
import { baseName } from './path';

export type FileKind = 'script' | 'markup' | 'template' | 'configuration';

const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx|html?|astro|mdx|svelte|vue)$/;
/** Declarations hold types only: nothing in them runs. */
const DECLARATION = /\.d\.(?:[\w-]+\.)?[cm]?ts$/;
const MARKUP = /\.(?:g[jt]s|marko)$/;
/** Of other languages: see `links/templates.ts`. */
const TEMPLATE =
  /\.(?:ejs|hbs|handlebars|mustache|njk|nunjucks|pug|jade|liquid|erb|haml|slim|twig|latte|php|phtml|cshtml|jsp|ftl|jinja2?|j2|gohtml|tmpl|eex|heex|leex|mako)$/;
const CONFIGURATION =
  /^(?:package\.json|[tj]sconfig(?:[.-][\w.-]+)?\.json|pnpm-workspace\.yaml|optgate\.config\.json|PRIVACY_OPERATIONS\.md|.+\.prisma)$/;

/** Undefined: a file that no scan looks at. */
export function fileKind(path: string): FileKind | undefined {
  if (SCRIPT.test(path)) return DECLARATION.test(path) ? undefined : 'script';
  if (MARKUP.test(path)) return 'markup';
  if (TEMPLATE.test(path)) return 'template';
  return CONFIGURATION.test(baseName(path)) ? 'configuration' : undefined;
}
