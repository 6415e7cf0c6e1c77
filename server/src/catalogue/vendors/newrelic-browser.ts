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
  sends: ['addPageAction', 'noticeError', 'setUserId', 'setCustomAttribute', 'recordCustomEvent', 'log'],
  starts: ['new BrowserAgent'],
  optOut: [{ call: 'consent:false', effect: 'stops', liftedBy: ['consent:true'] }],
  source: 'https://github.com/newrelic/newrelic-browser-agent',
  verified: false,
});
