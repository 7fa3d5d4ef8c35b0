import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const worthIt = /\.(js|css|svg|json)$/;

/** Puts a `.gz` beside each built file that gets smaller by it, so that the server compresses nothing on a request. */
export function gzipFiles(): Plugin {
  return {
    name: 'grantscope-gzip',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (!worthIt.test(file.fileName)) continue;
          const source = file.type === 'chunk' ? file.code : file.source;
          const compressed = gzipSync(source, { level: 9 });
          if (compressed.length >= Buffer.byteLength(source)) continue;
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: compressed });
        }
      },
    },
  };
}
