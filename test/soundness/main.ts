/**
 * `npm run soundness -- --seed N --count N [--losses N] [--family NAME]`: judges N generated programs from a seed on.
 * Exit 1 when a touchpoint that is called gated fires for the opted-out consumer.
 */
import { parseArgs } from 'node:util';
import { analyse } from '../harness/analyse';
import { runCampaign } from './campaign';
import { checkRewrites } from './check-rewrites';
import { eachConstruct } from './each-construct';
import { judge } from './judge';
import { printProgram } from './program';

// A generated program that calls itself until the stack is full leaves Promises that nothing could quiet.
process.on('unhandledRejection', () => {});

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    losses: { type: 'string', default: '3' },
    family: { type: 'string' },
    each: { type: 'boolean', default: false },
    rewrites: { type: 'boolean', default: false },
  },
});
if (values.each) {
  for (const { name, program } of eachConstruct()) {
    const { unsound, lost } = await judge(program, analyse);
    if (unsound.length > 0) console.log(`unsound: ${name}\n\n${printProgram(program)}`);
    else if (lost.length > 0) console.log(`  '${name}',`);
  }
  process.exit();
}
if (values.rewrites) {
  for (let at = 0; at < Number(values.count); at++) {
    const wrong = await checkRewrites(analyse, { seed: Number(values.seed) + at, count: 1, each: 8 });
    for (const it of wrong) console.log(it);
  }
  process.exit();
}
const campaign = await runCampaign(analyse, {
  seed: Number(values.seed),
  count: Number(values.count),
  showLosses: Number(values.losses),
  ...(values.family === undefined ? {} : { focus: values.family }),
  found: (it) => console.log(`${it}\n${'-'.repeat(60)}`),
  progress: (done) => {
    if (process.stderr.isTTY && done % 50 === 0) process.stderr.write(`\r${done} of ${values.count}`);
  },
});

const share = campaign.gateable === 0 ? 0 : (100 * campaign.lost) / campaign.gateable;
console.log(
  `${campaign.programs} programs, ${campaign.events} touchpoints: ${campaign.failures.length} programs unsound; ` +
    `${campaign.lost} of ${campaign.gateable} gated in truth called ungated (${share.toFixed(1)} %).`,
);
process.exitCode = campaign.failures.length > 0 ? 1 : 0;
