/** The command is the second argument, behind the counter's number. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'yandex-metrica',
  name: 'Yandex Metrica',
  category: 'analytics',
  surface: 'client',
  packages: ['react-yandex-metrika'],
  globals: ['ym'],
  hosts: ['mc.yandex.ru', 'mc.yandex.com'],
  scripts: ['mc.yandex.ru', 'mc.yandex.com'],
  sends: [
    '*:hit',
    '*:reachGoal',
    '*:setUserID',
    '*:userParams',
    '*:params',
    '*:extLink',
    '*:file',
    '*:notBounce',
    '*:firstPartyParams',
    'hit',
    'reachGoal',
  ],
  starts: ['*:init', 'init'],
  suppresses: ['*:destruct', '*:getClientID'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/YandexMetrica',
  verified: true,
  unseen: ['reachGoal', 'react-yandex-metrika'],
});
