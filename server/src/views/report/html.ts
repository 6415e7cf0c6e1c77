/**
 * The report as one HTML page for people without the repository: nothing is loaded, nothing runs, it prints.
 *
 * It is made from the regions of `PRIVACY_OPERATIONS.md`, so the two cannot disagree. People's own words stay in the
 * repository; of the removals it shows how they stand.
 */
import type { RemovalRow, RemovalState, Status } from '../../../../shared/src/model';
import { personalDataIn } from '../../checks/opt-out-processing-time/personal-data';
import type { RegionInput } from '../operations/region';
import { REGION_NAMES, renderRegion } from '../operations/region-lines';
import { countOf, type ThirdParty, thirdParties } from '../operations/third-parties-region';
import { escapeHtml, slug, toHtml } from './markdown-to-html';
import { STYLE } from './page-style';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** `project`: what the page is about, as its readers know it. */
export function renderHtml(input: RegionInput, project: string): string {
  const figure = renderBars(thirdParties(input.analysis.pathways));
  const regions = REGION_NAMES.map((name) => renderRegion(name, input, []).filter((it) => !it.startsWith('Notes are')));
  const sections = regions.map((lines) =>
    toHtml(lines, { figure, without: ['Notes'], from: input.config.report.path }),
  );
  const titles = regions.map(([first = '']) => first.replace(/^#+ /, ''));
  const at = REGION_NAMES.indexOf('deadline') + 1;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(project)}: privacy operations</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>Privacy operations of ${escapeHtml(project)}</h1>`,
    '<p class="lead">Who gets data, what stops it when a consumer opts out, and what is done about requests. One question',
    'decides every status: assume this consumer has opted out; can this place in the code still run?</p>',
    renderContents([...titles.slice(0, at), REMOVALS, ...titles.slice(at)]),
    '<main>',
    ...sections.slice(0, at).flat(),
    ...renderRemovals(input.analysis.removals),
    ...sections.slice(at).flat(),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function renderContents(titles: readonly string[]): string {
  const links = titles.map((it) => `<li><a href="#${slug(it)}">${escapeHtml(it)}</a></li>`);
  return `<nav aria-label="Contents"><ul>${links.join('')}</ul></nav>`;
}

const STATUSES: readonly Status[] = ['ungated', 'limited', 'gated', 'exempt'];

function renderBars(parties: readonly ThirdParty[]): string {
  const rows = parties.map((party) => {
    const parts = STATUSES.filter((it) => countOf(party, it) > 0).map((it) => {
      const n = countOf(party, it);
      return `<span class="${it}" style="flex-grow:${n}">${n} ${it}</span>`;
    });
    return `<dt>${escapeHtml(party.name)}</dt><dd class="bar">${parts.join('')}</dd>`;
  });
  return `<dl class="bars">${rows.join('')}</dl>`;
}

const REMOVALS = 'Third-party removals';

const STATES: { readonly [state in RemovalState]: string } = {
  done: 'done in time',
  'done-late': 'done late',
  open: 'open',
  'due-soon': 'open, due soon',
  overdue: 'overdue',
};

function renderRemovals(removals: readonly RemovalRow[]): string[] {
  const cells = (it: RemovalRow) => [
    shown(it.request),
    it.received,
    shown(it.thirdParty),
    it.due ?? '',
    it.done,
    STATES[it.state],
  ];
  const row = (it: RemovalRow) =>
    `<tr>${cells(it)
      .map((cell) => `<td>${escapeHtml(cell)}</td>`)
      .join('')}</tr>`;
  const head = ['Request', 'Received', 'Third party', 'Due', 'Done', 'State'].map((it) => `<th scope="col">${it}</th>`);
  const table = [
    '<div class="wide"><table>',
    `<thead><tr>${head.join('')}</tr></thead>`,
    '<tbody>',
    ...removals.map(row),
    '</tbody></table></div>',
  ];
  return [`<h2 id="${slug(REMOVALS)}">${REMOVALS}</h2>`, ...(removals.length > 0 ? table : ['<p>None is listed.</p>'])];
}

/** A page is passed on: what a row should not hold is not passed on with it. */
function shown(written: string): string {
  return personalDataIn(written) === undefined ? written : '(personal data)';
}
