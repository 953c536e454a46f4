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
    rolldownOptions: {
      output: {
        // The first load in a few files: what every page needs, with each library beside what uses it. Charts and forms stay apart.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler|react-router|@tanstack)\//, priority: 3 },
            {
              name: 'words',
              test: /node_modules\/(?:i18next|react-i18next|dayjs)\/(?!.*locale)|console\/src\/(?:i18n\/(?!en[.-])|format|filters|api)/,
              priority: 2,
            },
            {
              name: 'antd',
              test: /node_modules\/(?:@ant-design|@rc-component|antd)\/(?!.*(?:picker|date-picker|modal|drawer|input-number|upload|form|radio|checkbox|textarea))/,
              priority: 1,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8080' } },
});
