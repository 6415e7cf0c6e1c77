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
  sends: ['track', 'identify', 'consumeError'],
  starts: ['init'],
  components: ['HighlightInit'],
  source: 'https://www.highlight.io/docs',
  verified: false,
});
