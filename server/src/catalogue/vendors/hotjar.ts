/** No opt-out call: once loaded it records. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'hotjar',
  name: 'Hotjar',
  category: 'session-replay',
  surface: 'client',
  packages: ['@hotjar/browser', 'react-hotjar', 'nuxt-module-hotjar', 'vue-hotjar', 'vue-hotjar-next'],
  globals: ['hj'],
  hosts: ['in.hotjar.com', 'vc.hotjar.com', '*.hotjar.com', '*.hotjar.io'],
  scripts: ['static.hotjar.com', 'script.hotjar.com'],
  sends: ['event', 'identify', 'stateChange', 'vpv', 'trigger', 'tagRecording', 'formSubmitSuccessful'],
  starts: ['init', 'initialize'],
  components: ['useScriptHotjar'],
  source: 'https://www.npmjs.com/package/@hotjar/browser',
  verified: true,
  unseen: [
    'vpv',
    'trigger',
    'tagRecording',
    'formSubmitSuccessful',
    'useScriptHotjar',
    'nuxt-module-hotjar',
    'vue-hotjar',
    'vue-hotjar-next',
    'in.hotjar.com',
    'vc.hotjar.com',
    '*.hotjar.com',
    '*.hotjar.io',
    'script.hotjar.com',
  ],
});
