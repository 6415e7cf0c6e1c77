/**
 * Documents open in the editor, by file path, and the client's own spelling of each URI.
 *
 * The spelling is remembered after closing: one file must keep one URI for the session, else its
 * diagnostics would be reported twice.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Folder } from './folder';
import { absoluteIn, toFilePath, toUri } from './uris';

export class OpenDocuments {
  private readonly byPath = new Map<string, TextDocument>();
  private readonly spelling = new Map<string, string>();

  /** The file path, or undefined for what is not on disk (untitled, a diff's left side). */
  open(document: TextDocument): string | undefined {
    const path = toFilePath(document.uri);
    if (path === undefined) return undefined;
    this.byPath.set(path, document);
    this.spelling.set(path, document.uri);
    return path;
  }

  close(document: TextDocument): string | undefined {
    const path = toFilePath(document.uri);
    if (path !== undefined) this.byPath.delete(path);
    return path;
  }

  get(path: string): TextDocument | undefined {
    return this.byPath.get(path);
  }

  has(path: string): boolean {
    return this.byPath.has(path);
  }

  paths(): Iterable<string> {
    return this.byPath.keys();
  }

  entries(): Iterable<[string, TextDocument]> {
    return this.byPath.entries();
  }

  uriOf(folder: Folder, path: string): string {
    return this.spelling.get(absoluteIn(folder.root, path)) ?? toUri(folder.uri, path);
  }
}
