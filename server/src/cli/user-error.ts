/** Something that the person at the terminal can mend: shown as its message, with exit code 2 and without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
