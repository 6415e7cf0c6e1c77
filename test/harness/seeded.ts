/** Properties try the same inputs in every run, unless `SEED` says otherwise: what passed once passes on any machine. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });
