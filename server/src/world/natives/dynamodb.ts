/** What the tools of DynamoDB make of an item: the same item, with plain values. */
import type { Native } from '../machine/machine';

const plain: Native = (m, _f, call) => call.args[0] ?? m.values.undefined;

export const DYNAMODB: Readonly<Record<string, Native>> = {
  '@aws-sdk/util-dynamodb#unmarshall': plain,
  'aws-sdk#DynamoDB.Converter.unmarshall': plain,
  'dynamodb-data-types#AttributeValue.unwrap': plain,
};
