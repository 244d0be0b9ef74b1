import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The development server speaks to a control plane on this machine. A bearer token is not needed:
// open /?token=… once through this proxy and the cookie it sets is kept for this origin.
const controlPlane = process.env.MILLRACE_CONTROL_PLANE ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    // the sample trains on examples/data
    fs: { allow: ['..'] },
    // the host stays this one: a change is refused when it is not that of the page's origin
    proxy: Object.fromEntries(
      ['/api', '/actuator', '^/\\?token='].map((path) => [
        path,
        { target: controlPlane, changeOrigin: false },
      ]),
    ),
  },
  build: { manifest: true, chunkSizeWarningLimit: 600 },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['test/component-setup.ts'],
    css: false,
  },
});
