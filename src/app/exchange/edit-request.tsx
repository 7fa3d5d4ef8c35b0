import type { HttpRequest } from '#core/http/message.ts';
import { shortcuts } from '../session/shortcuts.ts';
import { useEditing } from '../session/use-editing.ts';
import { tokenRequestNames } from '../wire/editing-names.ts';
import { RequestEditing } from '../wire/request-editing.tsx';

/** The token request as a text of one's own. */
export function EditRequest({ generated }: { readonly generated: HttpRequest }) {
  return (
    <RequestEditing
      names={tokenRequestNames}
      sendKeys={shortcuts.sendAsEdited[0].keys}
      {...useEditing('token', generated)}
    />
  );
}
