import { defineConfig } from 'vitest/config';

// Walks the built page in a real browser. MILLRACE_LIVE=1 walks a running Millrace instead of the fake.
const live = process.env.MILLRACE_LIVE === '1';

export default defineConfig({
  test: {
    environment: 'node',
    include: [live ? 'test/live/*.test.ts' : 'test/browser/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
