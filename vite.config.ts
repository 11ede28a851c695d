// Builds the browser modules (charts and small enhancements); the server itself is built by tsc.
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'dashboard/client',
  base: '/assets/',
  build: {
    outDir: '../../dist/assets',
    emptyOutDir: true,
    manifest: true,
    rolldownOptions: { input: 'dashboard/client/main.ts' },
  },
});
