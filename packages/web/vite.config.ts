import VueI18nPlugin from '@intlify/unplugin-vue-i18n/vite'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import Icons from 'unplugin-icons/vite'
import { loadEnv } from 'vite'
import { defineConfig } from 'vitest/config'

/** Where `npm run dev` finds the API; the built calendar is served by the API itself. */
const api = loadEnv('', '.', 'API_')['API_URL'] ?? 'http://127.0.0.1:4000'

export default defineConfig(({ mode }) => ({
  plugins: [
    vue(),
    tailwindcss(),
    VueI18nPlugin({
      include: ['./src/i18n/*.json'],
      runtimeOnly: true,
      fullInstall: false,
      compositionOnly: true,
    }),
    Icons({ compiler: 'vue3', scale: 1 }),
  ],
  // Apollo Client warns its own developers of what goes away in its version 4; people in a school need not read it.
  define: { 'globalThis.__DEV__': JSON.stringify(mode !== 'production') },
  build: { target: 'es2022' },
  server: { proxy: { '/graphql': { target: api, ws: true }, '/pay': api } },
  // Far from every school in the tests, so that a date taken from the process's own zone shows.
  test: {
    include: ['test/**/*.test.ts'],
    css: { include: /tokens/ },
    pool: 'forks',
    env: { TZ: 'Pacific/Apia' },
  },
}))
