import { maskedIn } from '#core/sharing/secrets.ts';
import type { Desks } from '../session/desks.ts';
import { setFurtherSecrets } from '../session/further-secrets.ts';
import { everySecret } from '../session/known-secrets.ts';
import type { Session } from '../session/session.ts';
import { setDemoMask } from '../ui/demo-mode.ts';

/** Tells the page which secrets there are in any of its connections, and tells it again whenever that changes. */
export function hideSecrets(desks: Desks | undefined, current: Session): () => void {
  const sessions = () => (desks === undefined ? [current] : [...desks.opened().values()].map(({ session }) => session));
  let known: readonly string[] | undefined;
  const look = () => {
    const secrets = everySecret(sessions().map(({ store }) => store.getState()));
    if (known !== undefined && isSame(secrets, known)) return;
    known = secrets;
    setFurtherSecrets(secrets);
    setDemoMask(remembered((text) => maskedIn(text, secrets)));
  };
  look();
  const stops = sessions().map(({ store }) => store.subscribe(look));
  return () => {
    for (const stop of stops) stop();
    setFurtherSecrets([]);
  };
}

const rememberedAtMost = 1000;

/** The same few texts are drawn again and again. */
function remembered(mask: (text: string) => string): (text: string) => string {
  const masked = new Map<string, string>();
  return (text) => {
    const before = masked.get(text);
    if (before !== undefined) return before;
    const made = mask(text);
    if (masked.size >= rememberedAtMost) masked.clear();
    masked.set(text, made);
    return made;
  };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((secret, index) => secret === other[index]);
}
