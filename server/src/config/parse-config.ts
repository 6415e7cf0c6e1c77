/**
 * `optgate.config.json` from text to typed values: checked here once, so that nobody checks again.
 *
 * A value that does not fit is left out (its default holds) and reported with its place. Nothing throws, and nothing
 * of the configuration is executed.
 */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Config, DEFAULT_CONFIG } from '../../../shared/src/config';
import type { Finding, Position } from '../../../shared/src/model';
import { RULE_SEVERITIES } from '../../../shared/src/rules';
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
  const misfits: Misfit[] = errors.map((it) => ({ ...it, why: toSentence(printParseErrorCode(it.error)) }));
  const given = tree ? readConfig(tree, misfits) : {};
  return {
    config: { ...DEFAULT_CONFIG, ...given, report: { ...DEFAULT_CONFIG.report, ...given.report } },
    problems: misfits.map((it) => toFinding(it, json, path)),
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
