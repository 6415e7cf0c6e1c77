/** The specification of the verdicts, run: see README.md beside this file. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse } from '../harness/analyse';
import { runSuites } from '../harness/run-suites';

runSuites(dirname(fileURLToPath(import.meta.url)), analyse);
