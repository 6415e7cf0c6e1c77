/** What the conclusions do not cover, and why: what a reader must not take for proven. */
import { DEFAULT_CONFIG } from '../../../../shared/src/config';
import { groupNotAnalysed, type LeftOut, namesLeftOut } from '../../../../shared/src/not-analysed';
import { categoryWord } from '../../../../shared/src/words';
import { codeSpan, plainText } from '../markdown-text';
import { placeLink } from '../place-link';
import { type RegionInput, section } from './region';

export function renderNotAnalysed({ analysis, config }: RegionInput): string[] {
  const files = groupNotAnalysed(analysis.summary.filesNotAnalysed).map(renderLeftOut);
  const dead = analysis.unreachable.map(
    (it) => `- ${placeLink(it, config.report.path)}: ${plainText(it.vendorName)}, ${codeSpan(it.callee)}`,
  );
  const others = [...leftOut(config), ALWAYS].map((it) => `- ${it}`);
  return [
    ...section(
      '## Not analysed',
      files.length > 0 ? [...files, ...others] : ['Every file that counts could be read.', '', ...others],
    ),
    ...(dead.length > 0 ? ['', ...section('### In code that nothing can run', dead)] : []),
  ];
}

/** In full: people look for a file's name. */
function renderLeftOut(it: LeftOut): string {
  const each = it.files.length === 1 ? '' : ` (${it.files.map(codeSpan).join(', ')})`;
  return `- ${namesLeftOut(it, codeSpan)}: ${plainText(it.why)}${each}`;
}

const ALWAYS =
  'Outside the code: what tag managers are set up to load, what third parties do on their own servers, and third parties that neither the catalogue nor the configuration names. Tests, stories and mocks do not count.';

function leftOut({ include, exclude, categories }: RegionInput['config']): string[] {
  const only = include.join() === DEFAULT_CONFIG.include.join() ? [] : include;
  const outside = DEFAULT_CONFIG.categories.filter((it) => !categories.includes(it));
  return [
    only.length > 0 && `The configuration looks only at ${only.map(codeSpan).join(', ')}.`,
    exclude.length > 0 && `The configuration leaves out ${exclude.map(codeSpan).join(', ')}.`,
    outside.length > 0 && `The configuration leaves out third parties for ${outside.map(categoryWord).join(', ')}.`,
  ].filter((it) => it !== false);
}
