import { useId, useState } from 'react';
import { linkLimits } from '#core/sharing/links/link.ts';
import { bytesWords } from '#core/time/words.ts';
import type { LinkContents, MadeLink } from '../session/link-share.ts';
import { useMadeLink } from '../session/use-made-link.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Field } from '../ui/field.tsx';
import styles from './link-tab.module.css';

const LinkQr = deferred(() => import('./link-qr.tsx').then((part) => part.LinkQr));
/** How many characters a phone still reads off a screen. */
const mostQrCharacters = 1200;
const done = {
  connection: 'Copied: a link to the connection, without secrets',
  run: 'Copied: a link to the run, without secrets',
  token: 'Copied: a link with a token that works',
} as const;

/** The link itself, with its length and the ways to hand it over. */
export function LinkMade({ contents }: { readonly contents: LinkContents }) {
  const [passphrase, setPassphrase] = useState('');
  const made = useMadeLink(contents, passphrase, location.origin + location.pathname);
  return (
    <>
      <Field
        label="Passphrase for the link"
        hint="May stay empty. With one, the link alone opens nothing: tell the passphrase by another way. Nobody can bring back a forgotten one."
        fault={
          made?.kind === 'no-passphrase-here'
            ? 'The browser encrypts only on https or on this machine. Open this page by such an address, or leave this empty.'
            : undefined
        }
      >
        {(control) => (
          <input
            {...control}
            type="text"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      {made?.kind === 'too-large' ? (
        <p role="alert" className={styles.warning}>
          This is too much for a link: {made.characters.toLocaleString('en')} characters, and at most{' '}
          {linkLimits.characters.toLocaleString('en')} arrive whole everywhere. Share it as a file instead.
        </p>
      ) : (
        <LinkOut made={made?.kind === 'link' ? made : undefined} said={done[contents.kind]} />
      )}
    </>
  );
}

type LinkOutProps = { readonly made: Extract<MadeLink, { kind: 'link' }> | undefined; readonly said: string };

function LinkOut({ made, said }: LinkOutProps) {
  const id = useId();
  const [showsQr, setShowsQr] = useState(false);
  const url = made?.url ?? '';
  const isShort = url.length <= mostQrCharacters;
  return (
    <section aria-label="The link" className={styles.out}>
      <label className={styles.heading} htmlFor={id}>
        Link to share
      </label>
      <textarea
        id={id}
        readOnly
        rows={4}
        className={styles.link}
        aria-busy={made === undefined}
        value={made === undefined ? 'Making the link …' : url}
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.buttons}>
        <CopyButton name="Copy link" done={said} text={() => url} disabled={made === undefined} />
        <Button look="quiet" aria-expanded={showsQr} disabled={made === undefined} onClick={() => setShowsQr(!showsQr)}>
          QR code
        </Button>
        {made !== undefined && <p className={styles.note}>{url.length.toLocaleString('en')} characters</p>}
      </div>
      {made?.cuts.map(({ exchange, side, wholeBytes }) => (
        <p key={`${exchange} ${side}`} className={styles.note}>
          For the link to stay short, the body of {side === 'request' ? 'the request' : 'the answer'} is cut; it has{' '}
          {bytesWords(wholeBytes)}.
        </p>
      ))}
      {isThisMachine(url) && (
        <p className={styles.note}>
          It leads to <code>{new URL(url).host}</code> on the machine where it is opened: there Grantscope has to run as
          well, at the same address.
        </p>
      )}
      {showsQr && made !== undefined && isShort && <LinkQr text={url} />}
      {showsQr && made !== undefined && !isShort && (
        <p className={styles.note}>
          Too long for a QR code that a phone reads off a screen: at most {mostQrCharacters.toLocaleString('en')}{' '}
          characters.
        </p>
      )}
    </section>
  );
}

function isThisMachine(url: string): boolean {
  return URL.canParse(url) && /^(?:localhost|127\.|\[::1\])/.test(new URL(url).hostname);
}
