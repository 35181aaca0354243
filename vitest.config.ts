import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': path.resolve('.') } },
  test: {
    environment: 'node',
    // As many as there are processors: by itself vitest leaves one free, which is half of a small machine.
    maxWorkers: availableParallelism(),
    env: { LOG_LEVEL: 'silent' },
    setupFiles: ['scripts/support/property-tests.ts'],
    include: [
      'lib/**/*.test.ts',
      'lib/**/*.test.tsx',
      'components/**/*.test.tsx',
      'enhance/**/*.test.ts',
      'server/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
  },
});
