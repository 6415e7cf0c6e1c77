/** A read-only tool: what a model is told about it, and what it answers. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** JSON schema of its arguments. */
  readonly input: object;
  call(input: Record<string, unknown>): Promise<string>;
}

/** Something that the model can mend, told to it. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}
