import { expect, test } from 'vitest';
import { isThingName } from '../../server/src/catalogue/lexicon/things';

test.each([
  'productId',
  'product_slug',
  'region',
  'storeRegion',
  'today',
  'planCode',
  'eventType',
  'message_id',
  'env',
])('%s is of no person', (name) => expect(isThingName(name)).toBe(true));

test.each([
  'profileId',
  'candidateId',
  'candidate',
  'username',
  'userId',
  'visitorId',
  'email',
  'deviceId',
  'memberUuid',
])('%s may be of one', (name) => expect(isThingName(name)).toBe(false));
