import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page is served from `/`; everything it needs lies in dist, nothing is fetched from elsewhere. */
export default defineConfig({
  plugins: [react()],
  // Workspace packages are built from their sources, so that the page needs no other build first.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8080' } },
});
