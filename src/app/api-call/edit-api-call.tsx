import type { HttpRequest } from '#core/http/message.ts';
import { shortcuts } from '../session/shortcuts.ts';
import { useEditing } from '../session/use-editing.ts';
import { apiCallNames } from '../wire/editing-names.ts';
import { RequestEditing } from '../wire/request-editing.tsx';

/** The API call as a text of one's own. */
export function EditApiCall({ generated }: { readonly generated: HttpRequest }) {
  return (
    <RequestEditing
      names={apiCallNames}
      sendKeys={shortcuts.sendApiAsEdited[0].keys}
      {...useEditing('api', generated)}
    />
  );
}
