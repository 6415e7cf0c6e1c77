/** The language servers that this extension host has started. */
import { readdirSync, readFileSync } from 'node:fs';
import { until } from './fixture';

/** Waits for a server that runs and is none of the given process. */
export function untilServer(before: number): Promise<number> {
  return until('a new server runs', () => serverProcesses().find((it) => it !== before));
}

/** Children of the extension host that run our server; on Linux. */
export function serverProcesses(): number[] {
  return readdirSync('/proc')
    .filter((it) => /^\d+$/.test(it))
    .map(Number)
    .filter((pid) => {
      const command = readProc(pid, 'cmdline');
      const parent = /^PPid:\s*(\d+)$/m.exec(readProc(pid, 'status'))?.[1];
      return command.includes('dist/server.js') && Number(parent) === process.pid;
    });
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
