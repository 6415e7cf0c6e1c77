/**
 * What stands in each generated region, as lines. No time, no version and no absolute path, so that an export without
 * a change is a file without a change.
 */
import { renderDeadline, renderOptOuts, renderWithdrawal } from './duty-regions';
import { renderExemptions } from './exemptions-region';
import { renderNotAnalysed } from './not-analysed-region';
import type { NotedRow } from './notes';
import { renderPathways } from './pathways-region';
import type { RegionInput } from './region';
import { renderThirdParties } from './third-parties-region';
import { renderVerdicts } from './verdicts-region';

type Render = (input: RegionInput, rows: readonly NotedRow[]) => string[];

/** In the order in which a new file has them. */
const REGIONS = {
  verdicts: renderVerdicts,
  'third-parties': renderThirdParties,
  pathways: renderPathways,
  exemptions: renderExemptions,
  withdrawal: renderWithdrawal,
  'opt-outs': renderOptOuts,
  deadline: renderDeadline,
  'not-analysed': renderNotAnalysed,
} satisfies { readonly [name: string]: Render };

export type RegionName = keyof typeof REGIONS;

export const REGION_NAMES = Object.keys(REGIONS) as RegionName[];

/** `rows`: those of pathways as they stand in the file. */
export function renderRegion(name: RegionName, input: RegionInput, rows: readonly NotedRow[]): string[] {
  return (REGIONS[name] as Render)(input, rows);
}
