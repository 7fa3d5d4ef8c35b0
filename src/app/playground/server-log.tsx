import { Section } from '../ui/section.tsx';
import { LogEntries } from './log-entries.tsx';

/** What the authorization server and the API saw and decided; asked for while it is unfolded only. */
export function ServerLog() {
  return <Section name="What the server saw">{() => <LogEntries />}</Section>;
}
