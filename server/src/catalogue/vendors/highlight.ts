import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'highlight',
  name: 'Highlight.io',
  category: 'session-replay',
  surface: 'both',
  packages: ['highlight.run', '@highlight-run/node', '@highlight-run/next'],
  globals: ['H'],
  hosts: ['pub.highlight.io', 'otel.highlight.io'],
  scripts: ['static.highlight.io'],
  sends: [
    'track',
    'identify',
    'consumeError',
    'consume',
    'consumeAndFlush',
    'error',
    'log',
    'metrics',
    'recordMetric',
    'recordCount',
    'recordIncr',
    'recordHistogram',
    'recordUpDownCounter',
    'addSessionFeedback',
  ],
  starts: ['init', 'start'],
  components: ['HighlightInit'],
  optOut: [
    // `start()` goes on recording.
    { call: 'stop', effect: 'nothing' },
  ],
  source: 'https://www.npmjs.com/package/highlight.run',
  verified: true,
  unseen: ['@highlight-run/next', 'HighlightInit'],
});
