/**
 * Ids that client, server and manifest share, spelled once. A test compares them with package.json.
 */

export const PRODUCT = 'optgate';

export const COMMANDS = {
  exportOperations: 'optgate.exportOperations',
  rescan: 'optgate.rescan',
  restartServer: 'optgate.restartServer',
  showOutput: 'optgate.showOutput',
  nextUngated: 'optgate.nextUngated',
  wrap: 'optgate.pathway.wrap',
  showWitness: 'optgate.pathway.showWitness',
  exempt: 'optgate.pathway.exempt',
  copyId: 'optgate.pathway.copyId',
} as const;

export const VIEWS = { pathways: 'optgate.pathways', gates: 'optgate.gates' } as const;

/** The fix that is a person's decision, not an edit that a tool may make by itself. */
export const EXEMPT_FIX = 'exempt';

/** Kind of the code action that fixes a whole file, for `editor.codeActionsOnSave`. */
export const FIX_ALL_KIND = 'source.fixAll.optgate';

/** Keys for `when` clauses. `optgate.state` is one of EditorState. */
export const CONTEXT_KEYS = { state: 'optgate.state', total: 'optgate.total' } as const;

export type EditorState = 'starting' | 'indexing' | 'ready' | 'failed';
