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
  source: 'https://github.com/jitsucom/jitsu/tree/56b5a268a1cd/libs',
  verified: true,
  unseen: ['@jitsu/nextjs', '@jitsu/sdk-js'],
});
