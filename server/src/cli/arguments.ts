/**
 * The command line as typed values, or a sentence that says what is wrong with it. Reads no file and no environment.
 */
import { parseArgs } from 'node:util';
import { COMMANDS, type Command, FORMATS, type Format, NOT_AVAILABLE } from './vocabulary';

export type FailOn = 'ungated' | 'limited' | 'never';

/** Where one format goes; `file` undefined is standard output. */
export interface Output {
  readonly format: Format;
  readonly file: string | undefined;
}

export interface Arguments {
  readonly command: Command | 'help' | 'version';
  /** What follows the command. */
  readonly operands: readonly string[];
  readonly outputs: readonly Output[];
  readonly failOn: FailOn;
  /** `YYYY-MM-DD`; undefined: today. */
  readonly today: string | undefined;
  /** A configuration that holds instead of those found. */
  readonly config: string | undefined;
  /** A baseline instead of the scanned folder's. */
  readonly baseline: string | undefined;
  readonly noBaseline: boolean;
  /** A commit: only findings with a place that changed since fail a build. */
  readonly since: string | undefined;
  /** What an earlier run concluded counts where nothing has changed. */
  readonly cache: boolean;
  readonly stats: boolean;
  readonly quiet: boolean;
  readonly colour: boolean;
  /** `export`: only says whether the file would change. */
  readonly check: boolean;
  /** `export`: replaces generated regions that were edited by hand. */
  readonly force: boolean;
  /** `baseline`: only takes out what is no more. */
  readonly prune: boolean;
  /** `removals`: a request whose rows are added. */
  readonly add?: string;
  /** `removals`: a request that is done today. */
  readonly done?: string;
  /** `removals`: fills in due dates. */
  readonly fill: boolean;
}

export interface UsageError {
  readonly usage: string;
}

const OPTIONS = {
  format: { type: 'string', short: 'f', multiple: true },
  output: { type: 'string', short: 'o', multiple: true },
  config: { type: 'string', short: 'c' },
  baseline: { type: 'string' },
  'no-baseline': { type: 'boolean' },
  'fail-on': { type: 'string' },
  since: { type: 'string' },
  today: { type: 'string' },
  'no-cache': { type: 'boolean' },
  stats: { type: 'boolean' },
  quiet: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  check: { type: 'boolean' },
  force: { type: 'boolean' },
  prune: { type: 'boolean' },
  add: { type: 'string' },
  done: { type: 'string' },
  fill: { type: 'boolean' },
  // Read by the language server itself.
  stdio: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const FAIL_ON: readonly FailOn[] = ['ungated', 'limited', 'never'];

export function parseArguments(argv: readonly string[]): Arguments | UsageError {
  const parsed = parseStrictly(argv);
  if ('usage' in parsed) return parsed;
  const { values, positionals } = parsed;
  const { command, operands } = splitCommand(positionals);
  const failOn = values['fail-on'] ?? 'ungated';
  const outputs = toOutputs(values.format ?? [], values.output ?? []);
  const wrong =
    findUnavailable(command, Object.keys(values)) ??
    findForeignOption(command, values) ??
    findTooMany(command, operands) ??
    (isFailOn(failOn) ? undefined : `\`--fail-on\` takes ${listWords(FAIL_ON)}, not \`${failOn}\`.`) ??
    (values.today === undefined || isDay(values.today)
      ? undefined
      : `\`--today\` takes a date of the form \`YYYY-MM-DD\`, not \`${values.today}\`.`);
  if (wrong !== undefined) return { usage: wrong };
  if ('usage' in outputs) return outputs;
  return {
    command: values.help ? 'help' : values.version ? 'version' : command,
    operands,
    outputs: outputs.outputs,
    failOn: failOn as FailOn,
    today: values.today,
    config: values.config,
    baseline: values.baseline,
    noBaseline: values['no-baseline'] === true,
    since: values.since,
    cache: values['no-cache'] !== true,
    stats: values.stats === true,
    quiet: values.quiet === true,
    colour: values['no-color'] !== true,
    check: values.check === true,
    force: values.force === true,
    prune: values.prune === true,
    ...(values.add !== undefined && { add: values.add }),
    ...(values.done !== undefined && { done: values.done }),
    fill: values.fill === true,
  };
}

function parseStrictly(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // The first sentence names the option; the others advise on positionals.
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split(/\. |\n/);
    return { usage: `${sentence.replace(/\.$/, '')}.` };
  }
}

function splitCommand(positionals: readonly string[]): { command: Command; operands: readonly string[] } {
  const command = COMMANDS.find((it) => it === positionals[0]);
  return command ? { command, operands: positionals.slice(1) } : { command: 'check', operands: positionals };
}

function findUnavailable(command: Command, options: readonly string[]): string | undefined {
  if (NOT_AVAILABLE.commands.includes(command)) return `\`optgate ${command}\` is not available in this version.`;
  const option = options.find((it) => NOT_AVAILABLE.options.includes(it));
  return option && `\`--${option}\` is not available in this version.`;
}

function findForeignOption(command: Command, values: { [option: string]: unknown }) {
  if (command !== 'export' && values.check) return '`--check` belongs to `optgate export`.';
  if (command !== 'export' && values.force) return '`--force` belongs to `optgate export`.';
  if (command !== 'baseline' && values.prune) return '`--prune` belongs to `optgate baseline`.';
  const ofRemovals = ['add', 'done', 'fill'].find((it) => values[it] !== undefined);
  if (command !== 'removals' && ofRemovals) return `\`--${ofRemovals}\` belongs to \`optgate removals\`.`;
  if (command !== 'check' && values.since !== undefined) return '`--since` belongs to `optgate check`.';
  if (values.baseline !== undefined && values['no-baseline'])
    return '`--baseline` and `--no-baseline` exclude each other.';
  if (command === 'baseline' && values['no-baseline'])
    return '`optgate baseline` writes one: not with `--no-baseline`.';
  if (String(values.since ?? 'x').startsWith('-')) return '`--since` takes a commit.';
  if (command !== 'lsp' && values.stdio) return '`--stdio` belongs to `optgate lsp`.';
  if (command === 'lsp' && !values.stdio)
    return '`optgate lsp` speaks over standard input and output only: it takes `--stdio`.';
  return undefined;
}

function findTooMany(command: Command, operands: readonly string[]): string | undefined {
  if (command === 'explain') {
    if (operands.length === 0) return '`optgate explain` takes FILE:LINE or the id of a pathway.';
    return operands.length > 2 ? `\`${operands[2]}\` is one argument too many.` : undefined;
  }
  const allowed = command === 'lsp' ? 0 : 1;
  const extra = operands[allowed];
  return extra === undefined ? undefined : `\`${extra}\` is one argument too many.`;
}

/** Formats without a file go to standard output; `pretty` does when nothing is asked for. */
function toOutputs(formats: readonly string[], targets: readonly string[]): { outputs: Output[] } | UsageError {
  const wrong = formats.find((it) => !isFormat(it));
  if (wrong !== undefined) return { usage: describeFormat(wrong) };
  const waiting = [...new Set(formats.filter(isFormat))];
  const outputs: Output[] = [];
  for (const target of targets) {
    const [, prefix, file = target] = /^([a-z]+)=(.*)$/s.exec(target) ?? [];
    if (prefix !== undefined && !isFormat(prefix)) return { usage: describeFormat(prefix) };
    if (file === '') return { usage: '`--output` takes a file, or `-` for standard output.' };
    const format = prefix ?? (waiting.length === 1 ? waiting[0] : undefined);
    if (!format) return { usage: `Which format goes to \`${file}\`? Write \`--output FORMAT=${file}\`.` };
    if (waiting.includes(format)) waiting.splice(waiting.indexOf(format), 1);
    outputs.push({ format, file: file === '-' ? undefined : file });
  }
  outputs.push(...waiting.map((format) => ({ format, file: undefined })));
  if (outputs.length === 0) return { outputs: [{ format: 'pretty', file: undefined }] };
  const printed = outputs.filter((it) => it.file === undefined).map((it) => it.format);
  return printed.length > 1
    ? { usage: `Only one format can go to standard output, not ${listWords(printed)}.` }
    : { outputs };
}

function describeFormat(format: string): string {
  return NOT_AVAILABLE.formats.includes(format)
    ? `The format \`${format}\` is not available in this version.`
    : `\`${format}\` is no format; there are ${listWords(FORMATS)}.`;
}

function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text);
}

function isFailOn(text: string): text is FailOn {
  return (FAIL_ON as readonly string[]).includes(text);
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function listWords(words: readonly string[]): string {
  return words.map((it) => `\`${it}\``).join(', ');
}
