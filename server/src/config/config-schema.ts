/** The JSON schema of the configuration, for editors: generated from the shape, committed under `schemas/`. */
import { CONFIG_SHAPE } from './config-shape';
import type { Shape } from './shape';

export function renderConfigSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Optgate configuration',
    allowComments: true,
    ...toSchema(CONFIG_SHAPE),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function toSchema(shape: Shape): object {
  const about = shape.about === undefined ? {} : { description: shape.about };
  switch (shape.kind) {
    case 'text':
      return { ...about, type: 'string', minLength: 1 };
    case 'glob':
      return { ...about, type: 'string', pattern: '^(?!!)(?![A-Za-z]:)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$' };
    case 'path':
      return {
        ...about,
        type: 'string',
        minLength: 1,
        pattern: '^(?!.*(^|[/\\\\])\\.\\.([/\\\\]|$))(?![/\\\\])(?![A-Za-z]:).*[^/\\\\]$',
      };
    case 'day':
      return { ...about, type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    case 'yes-no':
      return { ...about, type: 'boolean' };
    case 'count':
      return { ...about, type: 'integer', minimum: 0 };
    case 'one-of':
      return { ...about, enum: shape.values };
    case 'list':
      return { ...about, type: 'array', items: toSchema(shape.of) };
    case 'object':
      return {
        ...about,
        type: 'object',
        additionalProperties: false,
        ...(shape.required ? { required: shape.required } : {}),
        properties: Object.fromEntries(Object.entries(shape.keys).map(([key, value]) => [key, toSchema(value)])),
      };
  }
}
