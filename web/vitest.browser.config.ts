import { defineConfig } from 'vitest/config';

// Walks the built page in a real browser: with the fake server, or with MILLRACE_WALK with real ones
// that the tests start themselves (./millrace has to be built).
const live = process.env.MILLRACE_WALK !== undefined;
const walk = process.env.MILLRACE_WALK ?? 'browser';

export default defineConfig({
  test: {
    environment: 'node',
    include: [`test/${walk}/*.test.ts`],
    testTimeout: live ? 900_000 : 120_000,
    hookTimeout: live ? 600_000 : 60_000,
    fileParallelism: false,
  },
});
