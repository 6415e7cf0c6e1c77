/**
 * Ids that client, server and manifest share, spelled once. A test compares them with package.json.
 */

export const PRODUCT = 'optgate';

export const COMMANDS = {
  exportOperations: 'optgate.exportOperations',
  rescan: 'optgate.rescan',
  restartServer: 'optgate.restartServer',
  showOutput: 'optgate.showOutput',
  openPage: 'optgate.openPage',
  openConfig: 'optgate.openConfig',
  nextUngated: 'optgate.nextUngated',
  revealPathway: 'optgate.revealPathway',
  fixFile: 'optgate.fixFile',
  fixVendor: 'optgate.fixVendor',
  fixWorkspace: 'optgate.fixWorkspace',
  groupByStatus: 'optgate.groupByStatus',
  groupByVendor: 'optgate.groupByVendor',
  groupByFile: 'optgate.groupByFile',
  groupByRoute: 'optgate.groupByRoute',
  showUngatedOnly: 'optgate.showUngatedOnly',
  filterPathways: 'optgate.filterPathways',
  showAllPathways: 'optgate.showAllPathways',
  nextStep: 'optgate.nextStep',
  previousStep: 'optgate.previousStep',
  endSteps: 'optgate.endSteps',
  wrap: 'optgate.pathway.wrap',
  showWitness: 'optgate.pathway.showWitness',
  peekWitness: 'optgate.pathway.peekWitness',
  explain: 'optgate.pathway.explain',
  exempt: 'optgate.pathway.exempt',
  copyId: 'optgate.pathway.copyId',
  copyPlace: 'optgate.pathway.copyPlace',
} as const;

export const VIEWS = { pathways: 'optgate.pathways', gates: 'optgate.gates' } as const;

/** The fix that is a person's decision, not an edit that a tool may make by itself. */
export const EXEMPT_FIX = 'exempt';

/** What stands for the reason of an exemption until a person writes it, in editors that cannot ask. */
export const NO_REASON = 'REASON';

/** Kind of the code action that fixes a whole file, for `editor.codeActionsOnSave`. */
export const FIX_ALL_KIND = 'source.fixAll.optgate';

/** Keys for `when` clauses. `optgate.state` is one of EditorState. */
export const CONTEXT_KEYS = {
  state: 'optgate.state',
  total: 'optgate.total',
  ungated: 'optgate.ungated',
  groupBy: 'optgate.groupBy',
  /** Some pathways are not shown. */
  filtered: 'optgate.filtered',
  ungatedOnly: 'optgate.ungatedOnly',
  /** A witness is being walked along. */
  steps: 'optgate.steps',
} as const;

export type EditorState = 'starting' | 'indexing' | 'ready' | 'off' | 'failed';
