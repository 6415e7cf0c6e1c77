import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'newrelic-browser',
  name: 'New Relic Browser',
  category: 'error-monitoring',
  surface: 'client',
  packages: ['@newrelic/browser-agent'],
  globals: ['newrelic', 'NREUM'],
  hosts: ['bam.nr-data.net', '*.nr-data.net'],
  scripts: ['js-agent.newrelic.com'],
  sends: [
    'addPageAction',
    'noticeError',
    'setUserId',
    'setCustomAttribute',
    'recordCustomEvent',
    'log',
    'addToTrace',
    'recordReplay',
    'measure',
    'finished',
    'interaction',
  ],
  starts: ['new BrowserAgent'],
  optOut: [
    {
      call: 'new BrowserAgent{init.browser_consent_mode.enabled:true}',
      effect: 'stops',
      liftedBy: ['consent:true', 'consent'],
    },
    // Harvesting looks at it only where the agent was started in consent mode (`common/harvest/harvester.js`).
    { call: 'consent:false', effect: 'nothing' },
  ],
  source: 'https://github.com/newrelic/newrelic-browser-agent/tree/df7260404dee/src',
  verified: true,
});
