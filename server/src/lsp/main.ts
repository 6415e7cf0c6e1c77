/**
 * The language server as a program: `dist/server.js`, over ipc from VS Code or over stdio for any editor.
 */
import { listen } from './listen';

listen();
