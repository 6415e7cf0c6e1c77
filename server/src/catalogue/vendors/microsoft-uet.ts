/** A denied `ad_storage` sends without cookies. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'microsoft-uet',
  name: 'Microsoft Advertising UET',
  category: 'advertising',
  surface: 'client',
  globals: ['uetq', 'UET'],
  hosts: ['bat.bing.com/action', 'bat.bing.com'],
  scripts: ['bat.bing.com'],
  sends: ['event', 'pageLoad', 'push{ec}', 'push{ea}', 'push{gv}', 'push{evt}', 'push{!ti}'],
  starts: ['new UET'],
  components: ['useScriptBingUet'],
  suppresses: ['consent', 'config', 'push:consent', 'set'],
  optOut: [
    {
      call: 'push:consent:update{ad_storage:denied}',
      effect: 'limits',
      liftedBy: ['push:consent:update{ad_storage:granted}'],
    },
    {
      call: 'push:consent:default{ad_storage:denied,!region}',
      effect: 'limits',
      liftedBy: ['push:consent:update{ad_storage:granted}', 'push:consent:default{ad_storage:granted}'],
    },
  ],
  source: 'https://github.com/nuxt/scripts/blob/5052a9fd67dc/packages/script/src/runtime/registry/bing-uet.ts',
  verified: true,
});
