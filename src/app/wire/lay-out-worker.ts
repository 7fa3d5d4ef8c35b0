import { findText } from '#core/http/find-text.ts';
import { repeatedNames } from '#core/http/repeated-names.ts';
import { bodyText, type LayOutForm, rowsOf, secretsIn } from '#core/sharing/lay-out.ts';
import type { FromLayOut, ToLayOut } from './lay-out-messages.ts';

// Apart from the page, so that ten megabytes hold nothing up there. The text stays here to be searched.
let text = '';
let form: LayOutForm = 'text';

self.addEventListener('message', ({ data }: MessageEvent<ToLayOut>) => {
  switch (data.kind) {
    case 'lay-out': {
      text = bodyText(data.bytes);
      form = data.form;
      const rows = rowsOf(text, form);
      // What is handed over is gone from here.
      const { starts, depths, parents, flags } = rows;
      const kept = { starts: starts.slice(), depths: depths.slice(), parents: parents.slice(), flags: flags.slice() };
      post({ kind: 'rows', rows }, Object.values(rows));
      postSecrets(data.knownSecrets);
      const repeated = form === 'json' ? repeatedNames(text, { ...rows, ...kept }) : new Uint32Array(0);
      post({ kind: 'repeated', repeated }, [repeated]);
      return;
    }
    case 'secrets':
      postSecrets(data.knownSecrets);
      return;
    case 'find': {
      const hits = findText(text, data.wanted, { matchCase: data.matchCase });
      post({ kind: 'hits', id: data.id, hits }, [hits.places]);
    }
  }
});

function postSecrets(knownSecrets: readonly string[]): void {
  const secrets = secretsIn(text, form, knownSecrets);
  post({ kind: 'secrets', secrets }, [secrets]);
}

function post(message: FromLayOut, lists: readonly unknown[]): void {
  const transfer = lists.flatMap((list) =>
    ArrayBuffer.isView(list) && list.buffer instanceof ArrayBuffer ? [list.buffer] : [],
  );
  self.postMessage(message, { transfer });
}
