import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'optimizely-web',
  name: 'Optimizely Web Experimentation',
  category: 'feature-flags',
  surface: 'both',
  packages: ['@optimizely/optimizely-sdk', '@optimizely/react-sdk'],
  globals: ['optimizely', 'optimizelyEdge'],
  hosts: ['logx.optimizely.com'],
  scripts: ['cdn.optimizely.com'],
  sends: ['push:event', 'push:user', 'push:tags', 'track'],
  components: ['OptimizelyProvider'],
  suppresses: ['push:optOut', 'push:disable'],
  optOut: [
    { call: 'push:optOut', effect: 'limits' },
    { call: 'push:disable', effect: 'limits' },
  ],
  source: 'https://docs.developers.optimizely.com/web/docs/opt-out',
  verified: false,
});
