import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'core/**/*.test.ts',
      'server/**/*.test.ts',
      'web/**/*.test.{ts,tsx}',
      'scenarios/**/*.test.ts',
      'bench/**/*.test.ts',
      'drill/**/*.test.ts',
      'scripts/**/*.test.mjs',
    ],
    env: { LUOSHI_SECRET_KEY: 'dGVzdHMgc2VhbCB3aXRoIHRoaXMga2V5LCBub2JvZHk=' },
    globalSetup: ['server/platform/testing-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
    slowTestThreshold: 2_000,
  },
});
