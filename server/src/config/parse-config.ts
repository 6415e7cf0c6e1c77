/**
 * `optgate.config.json` from text to typed values: checked here once, so that nobody checks again.
 *
 * A value that does not fit is left out (its default holds) and reported with its place. Nothing throws, and nothing
 * of the configuration is executed.
 */
import { getLocation, type JSONPath, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Config, DEFAULT_CONFIG } from '../../../shared/src/config';
import type { Finding, Position } from '../../../shared/src/model';
import { RULE_SEVERITIES } from '../../../shared/src/rules';
import { checkVendors } from './check-vendors';
import { CONFIG_SHAPE } from './config-shape';
import { type Misfit, readShape } from './read-shape';

export interface ParsedConfig {
  readonly config: Config;
  readonly problems: readonly Finding[];
}

export function parseConfig(text: string, path: string): ParsedConfig {
  const json = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { allowTrailingComma: true });
  const misfits: Misfit[] = [];
  const given = tree ? readConfig(tree, misfits) : {};
  if (tree) misfits.push(...checkVendors(tree));
  const unread = errors.map((it): Misfit => ({ ...it, why: toSentence(printParseErrorCode(it.error)) }));
  return {
    config: { ...DEFAULT_CONFIG, ...given, report: { ...DEFAULT_CONFIG.report, ...given.report } },
    problems: [...unread, ...misfits.map((it) => withKey(it, json))].map((it) => toFinding(it, json, path)),
  };
}

function readConfig(tree: Node, misfits: Misfit[]): Partial<Config> {
  const { $schema, ...given } = (readShape(tree, CONFIG_SHAPE, misfits) ?? {}) as Partial<Config> & {
    $schema?: string;
  };
  return given;
}

/** `CommaExpected` -> `Comma expected.` */
function toSentence(code: string): string {
  const words = code.replace(/(?<=[a-z])[A-Z]/g, (it) => ` ${it.toLowerCase()}`);
  return `${words}.`;
}

/** Where in the configuration it stands: `gates[0].means`. */
function withKey(misfit: Misfit, text: string): Misfit {
  const { path, isAtPropertyKey } = getLocation(text, misfit.offset);
  const key = toKey(isAtPropertyKey ? path.slice(0, -1) : path);
  return key === '' ? misfit : { ...misfit, why: `\`${key}\`: ${misfit.why}` };
}

function toKey(path: JSONPath): string {
  return path
    .map((it) => (typeof it === 'number' ? `[${it}]` : `.${it}`))
    .join('')
    .replace(/^\./, '');
}

function toFinding({ why, offset, length }: Misfit, text: string, file: string): Finding {
  return {
    ruleId: 'invalid-config',
    severity: RULE_SEVERITIES['invalid-config'],
    message: why,
    file,
    range: { start: toPosition(text, offset), end: toPosition(text, offset + length) },
    pathway: null,
    related: [],
  };
}

function toPosition(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, character: (before.at(-1) ?? '').length + 1 };
}
