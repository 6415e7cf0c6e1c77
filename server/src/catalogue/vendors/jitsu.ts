import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'jitsu',
  name: 'Jitsu',
  category: 'cdp',
  surface: 'client',
  packages: ['@jitsu/js', '@jitsu/jitsu-react', '@jitsu/nextjs', '@jitsu/sdk-js'],
  globals: ['jitsu'],
  sends: ['track', 'page', 'identify', 'group', 'id'],
  components: ['JitsuProvider'],
  multiplexer: true,
  source: 'https://docs.jitsu.com',
  verified: false,
});
