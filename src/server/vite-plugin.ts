import type { Plugin, ResolvedConfig } from 'vite';
import type * as development from './development.ts';
import { policyWithoutServer } from './security-headers.ts';

const noncePlaceholder = 'grantscope-nonce-of-this-response';

/** The proxy, the playground and the strict headers in Vite's development server, and the policy in the built page. */
export function grantscope(): Plugin {
  return {
    name: 'grantscope',
    config: (_config, { command, isPreview }) =>
      command === 'serve' && isPreview !== true ? { html: { cspNonce: noncePlaceholder } } : {},
    configResolved: requireClosedSettings,
    configureServer: async (server) => {
      // Vitest starts this server as well, without a port: there is nothing to serve then.
      if (process.env['VITEST'] !== undefined || server.config.server.middlewareMode) return;
      // Loaded through Vite, so that a build does not load what only a server needs.
      const loaded = await server.ssrLoadModule('/src/server/development.ts');
      await (loaded as typeof development).mount(server, noncePlaceholder);
    },
    configurePreviewServer: () => {
      throw new Error('Use "npm start": a preview has neither the proxy nor the headers of the real server.');
    },
    transformIndexHtml: (_html, { server }) =>
      server === undefined ? [{ tag: 'meta', attrs: policyTag, injectTo: 'head-prepend' }] : [],
  };
}

const policyTag = { 'http-equiv': 'Content-Security-Policy', content: policyWithoutServer };

/** Vite's defaults let pages of every other local port read everything (security.md finding 1). */
function requireClosedSettings(config: ResolvedConfig): void {
  const open = [
    config.server.cors !== false && 'server.cors must be false',
    config.preview.cors !== false && 'preview.cors must be false',
    config.server.allowedHosts === true && 'server.allowedHosts must not be true',
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && 'NODE_TLS_REJECT_UNAUTHORIZED must not be 0',
  ].filter((sentence) => sentence !== false);
  if (open.length > 0) throw new Error(`The proxy is not safe like this: ${open.join('; ')}.`);
}
