/** The words of the command line: what there is, and what is planned but refused, so that nobody is misled by silence. */
export const COMMANDS = ['check', 'export', 'removals', 'explain', 'baseline', 'init', 'lsp', 'mcp'] as const;
export type Command = (typeof COMMANDS)[number];

export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'markdown', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** An option that was ignored instead could let a build pass that should not. */
export const NOT_AVAILABLE: {
  readonly commands: readonly string[];
  readonly options: readonly string[];
  readonly formats: readonly string[];
} = {
  commands: [],
  options: [],
  formats: [],
};
