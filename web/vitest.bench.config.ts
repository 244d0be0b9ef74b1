import { defineConfig } from 'vitest/config';

// Measures the built page in a real browser; `./millrace bench web` calls it.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/bench/*.bench.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
