/** A file system error in plain words: what a person reads under "not analysed". */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return NO_SUCH_FILE;
    case 'EACCES':
    case 'EPERM':
      return 'no permission';
    case 'ELOOP':
      return 'symlink loop';
    case 'EISDIR':
      return 'a folder';
    default:
      return 'cannot be read';
  }
}

export const NO_SUCH_FILE = 'no such file';
