/** Edits of open files in one engine, in processor milliseconds: `node out/bench/keystrokes.mjs FOLDER FILE…`, as JSON. */
import { createEngine } from '../../server/src/engine/engine';
import { createNodeFileSystem } from '../../server/src/host/node-file-system';
import { overlay } from '../../server/src/host/overlay';
import { UNINTERRUPTED } from '../../server/src/std/token';

const EDITS = 5;

/** Medians. */
export interface Edited {
  readonly code: number;
  readonly comment: number;
}

async function main([folder = '.', ...paths]: readonly string[]): Promise<void> {
  const files = overlay(createNodeFileSystem(folder));
  const engine = createEngine(files, { today: '2026-01-15' });
  await engine.update('all', UNINTERRUPTED);
  const found: Record<string, Edited> = {};
  for (const path of paths) {
    const read = files.read(path);
    if (!('text' in read)) continue;
    const edited = async (added: (i: number) => string) => {
      const times: number[] = [];
      for (let i = 0; i < EDITS; i++) {
        files.open(path, `${read.text}\n${added(i)}\n`);
        const before = process.cpuUsage();
        await engine.update([path], UNINTERRUPTED);
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1000);
      }
      return times.sort((a, b) => a - b)[Math.floor(EDITS / 2)] ?? 0;
    };
    const code = await edited((i) => `export const edited = ${i};`);
    found[path] = { code, comment: await edited((i) => `export const edited = ${EDITS - 1}; // ${i}`) };
  }
  // Garbage is no memory that the engine keeps.
  globalThis.gc?.();
  console.log(
    JSON.stringify({ edits: found, heap: process.memoryUsage().heapUsed, rss: process.resourceUsage().maxRSS * 1024 }),
  );
}

void main(process.argv.slice(2));
