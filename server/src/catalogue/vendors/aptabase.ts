import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'aptabase',
  name: 'Aptabase',
  category: 'analytics',
  surface: 'client',
  packages: [
    '@aptabase/web',
    '@aptabase/react',
    '@aptabase/browser',
    '@aptabase/angular',
    '@aptabase/react-native',
    '@aptabase/electron',
    '@aptabase/tauri',
  ],
  hosts: ['us.aptabase.com', 'eu.aptabase.com'],
  sends: ['trackEvent'],
  starts: ['init', 'initialize'],
  components: ['AptabaseProvider'],
  source: 'https://github.com/aptabase/aptabase-js/blob/7206aed16c86/packages/shared.ts',
  verified: true,
  unseen: ['@aptabase/react-native', '@aptabase/electron', '@aptabase/tauri', 'initialize'],
});
