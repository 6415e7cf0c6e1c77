/** Languages of files in which a third party may be called. */
export const LANGUAGES: readonly string[] = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'html',
  'vue',
  'svelte',
  'astro',
  'mdx',
];
