import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env['MODELWRIGHT_API'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The server puts a fresh nonce in the place of the mark, into each page that it sends.
  html: process.env['NODE_ENV'] === 'production' ? { cspNonce: '__CSP_NONCE__' } : {},
  build: {
    outDir: process.env['UI_OUT'] ?? 'target/dist',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2023',
    // Small files as data would need more in the policy of the page.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 3000,
    strictPort: true,
    // The Host stays as the browser sent it: the server compares it with Origin where cookies are involved.
    proxy: {
      '/api': { target: api, changeOrigin: false },
      '/docs': { target: api, changeOrigin: false },
      '/health': { target: api, changeOrigin: false },
      '/.well-known': { target: api, changeOrigin: false },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    css: false,
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
