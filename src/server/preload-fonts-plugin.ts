import type { Plugin } from 'vite';

/**
 * Names the fonts in the built page's head, so that they come while the script does: text then has its final shape
 * when it is first painted, and nothing shifts. It waits for none of them.
 */
export function preloadFonts(): Plugin {
  return {
    name: 'grantscope-preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((fileName) => fileName.endsWith('.woff2'))
          .map((fileName) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `./${fileName}`, crossorigin: '' },
            injectTo: 'head' as const,
          })),
    },
  };
}
