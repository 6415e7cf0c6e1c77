/**
 * Every setting: type, default, scope and the sentence people read.
 *
 * The only definition: package.json is compared with it by a test, and what the editor sends is
 * read through `readSettings`, which never trusts it.
 */
import type { RuleId } from './model';

export type DiagnosticsScope = 'workspace' | 'openFiles' | 'off';
export type EditorSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';
export type RunMode = 'onType' | 'onSave';
export type StatusBarMode = 'always' | 'onIssues' | 'never';

export interface Setting {
  readonly type: 'boolean' | 'string' | 'number' | 'object';
  readonly default: unknown;
  readonly scope: 'resource' | 'window' | 'machine-overridable';
  readonly values?: readonly string[];
  readonly sentence: string;
}

export const SETTINGS: { readonly [key: string]: Setting } = {
  'optgate.enable': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    sentence: "Check this folder for third-party data sharing that is not gated on the consumer's opt-out.",
  },
  'optgate.diagnostics.scope': {
    type: 'string',
    default: 'workspace',
    scope: 'window',
    values: ['workspace', 'openFiles', 'off'],
    sentence: 'Which files get entries in the Problems view.',
  },
  'optgate.diagnostics.severity': {
    type: 'object',
    default: {},
    scope: 'resource',
    sentence:
      'Severities in the editor by rule, for example `{ "gpc-ignored": "hint" }`. The command line reads only the configuration file.',
  },
  'optgate.run': {
    type: 'string',
    default: 'onType',
    scope: 'window',
    values: ['onType', 'onSave'],
    sentence: 'When the file being edited is checked again.',
  },
  'optgate.statusBar': {
    type: 'string',
    default: 'onIssues',
    scope: 'window',
    values: ['always', 'onIssues', 'never'],
    sentence: 'When the status bar shows the number of ungated pathways.',
  },
  'optgate.codeLens': {
    type: 'boolean',
    default: true,
    scope: 'window',
    sentence: 'Show status and counts above third-party sharing in the editor.',
  },
  'optgate.hover': {
    type: 'boolean',
    default: true,
    scope: 'window',
    sentence: 'Explain touchpoints and gates when the pointer rests on them.',
  },
  'optgate.languageStatus': {
    type: 'boolean',
    default: true,
    scope: 'window',
    sentence: "Show the language server's state beside the language in the status bar.",
  },
  'optgate.server.maxMemory': {
    type: 'number',
    default: 3072,
    scope: 'machine-overridable',
    sentence: 'Heap limit of the language server in MB. Applies after **Optgate: Restart Language Server**.',
  },
  'optgate.trace.server': {
    type: 'string',
    default: 'messages',
    scope: 'window',
    values: ['off', 'messages', 'verbose'],
    sentence:
      "Detail of the protocol trace. It is written only while the **Optgate** output channel's log level is *Trace*.",
  },
};

/** What the server reads. The other settings concern the client alone. */
export interface ServerSettings {
  readonly enable: boolean;
  readonly scope: DiagnosticsScope;
  readonly severity: { readonly [rule in RuleId]?: EditorSeverity };
  readonly run: RunMode;
  readonly codeLens: boolean;
  readonly hover: boolean;
}

export const DEFAULT_SETTINGS: ServerSettings = {
  enable: true,
  scope: 'workspace',
  severity: {},
  run: 'onType',
  codeLens: true,
  hover: true,
};

/** The server's settings from what an editor sent for the section `optgate`. What makes no sense keeps its default. */
export function readSettings(sent: unknown): ServerSettings {
  const section = toRecord(sent);
  const diagnostics = toRecord(section.diagnostics);
  return {
    enable: section.enable !== false,
    scope: oneOf(diagnostics.scope, ['workspace', 'openFiles', 'off']),
    severity: readSeverities(diagnostics.severity),
    run: oneOf(section.run, ['onType', 'onSave']),
    codeLens: section.codeLens !== false,
    hover: section.hover !== false,
  };
}

function readSeverities(sent: unknown): ServerSettings['severity'] {
  const known = new Set<unknown>(['error', 'warning', 'information', 'hint', 'off']);
  return Object.fromEntries(Object.entries(toRecord(sent)).filter(([, severity]) => known.has(severity)));
}

function oneOf<const T extends string>(sent: unknown, values: readonly [T, ...T[]]): T {
  return values.find((value) => value === sent) ?? values[0];
}

function toRecord(sent: unknown): Record<string, unknown> {
  return typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
}
