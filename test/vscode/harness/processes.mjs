/**
 * The processes of one session. A VS Code server starts extension hosts, watchers, language servers and terminals,
 * some outside its process group; what they share is the session's folder in their environment or command line.
 */
import fs from 'node:fs';
import { until } from './until.mjs';

/** PIDs of the living processes that name `marker`, a path that belongs to one session only. */
function processesOf(marker) {
  const pids = fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  return pids.map(Number).filter((pid) => pid !== process.pid && isAlive(pid) && names(pid, marker));
}

/** Ends those processes, each by its PID: politely, then not. */
export async function endProcessesOf(marker) {
  for (const [signal, timeout] of [
    ['SIGTERM', 3000],
    ['SIGKILL', 2000],
  ]) {
    for (const pid of processesOf(marker)) end(pid, signal);
    const gone = () => processesOf(marker).length === 0;
    if (await until(gone, { timeout, what: 'the processes to end' }).catch(() => false)) return;
  }
}

function isAlive(pid) {
  return !/\) Z /.test(read(pid, 'stat'));
}

function names(pid, marker) {
  return ['environ', 'cmdline'].some((file) => read(pid, file).includes(marker));
}

/** Empty for a process that is gone meanwhile, or is somebody else's. */
function read(pid, file) {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function end(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // else gone meanwhile
  }
}
