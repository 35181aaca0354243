import fc from 'fast-check';

/**
 * Property tests take the same examples on every run, so that a change is never blamed for what another day's
 * examples would have found. To hunt: PROPERTY_RUNS=20000 PROPERTY_SEED=$RANDOM npm run test:unit
 */
fc.configureGlobal({
  seed: Number(process.env.PROPERTY_SEED ?? 20_260_101),
  ...(process.env.PROPERTY_RUNS ? { numRuns: Number(process.env.PROPERTY_RUNS) } : {}),
});
