import { useMemo } from 'react';
import { hostAndPort } from '#core/oauth/connection.ts';
import { linkRelation, tellings } from '#core/sharing/links/link-differences.ts';
import type { OpenedLink } from '#core/sharing/links/read-link.ts';
import { sharedConnection } from '#core/sharing/links/shared-connection.ts';
import { connectionTitles } from '../session/connection-title.ts';
import type { Desks } from '../session/desks.ts';
import { connectionIn } from '../session/link-accept.ts';
import { useNow } from '../session/use-now.ts';
import { Button } from '../ui/button.tsx';
import { LinkHost } from './link-review-host.tsx';
import { LinkRelationView } from './link-review-relation.tsx';
import { LinkRunFacts } from './link-review-run.tsx';
import { LinkTokenFacts } from './link-review-token.tsx';
import styles from './link-review.module.css';

type LinkReviewOpenedProps = {
  readonly desks: Desks;
  readonly link: OpenedLink;
  readonly onAccept: (link: OpenedLink) => void;
};

/** What a link would bring: the host first, what differs from what is here, all of its settings, and what was left out. */
export function LinkReviewOpened({ desks, link, onAccept }: LinkReviewOpenedProps) {
  const shared = useMemo(() => connectionIn(link), [link]);
  const relation = useMemo(() => linkRelation(shared, presentIn(desks)), [desks, shared]);
  const { wallMs } = useNow(link.kind === 'token');
  const expiresAtMs = link.kind === 'token' ? link.token.expiresAtMs : undefined;
  const isExpired = expiresAtMs !== undefined && expiresAtMs <= wallMs;
  const accept = () => {
    // What no longer works is not taken in hand; the connection may still be of use.
    onAccept(link.kind === 'token' && isExpired ? { ...link, kind: 'connection', connection: shared } : link);
  };
  const others = [shared.issuer, shared.call.url].filter(
    (url, at, all) => isElsewhere(url, shared.tokenEndpoint) && all.findIndex((each) => isSameHost(each, url)) === at,
  );
  return (
    <>
      <div role="group" aria-label="What is in the link" tabIndex={0} className={styles.body}>
        <p className={styles.lead}>{leadOf(link)}</p>
        <LinkHost url={shared.tokenEndpoint} />
        {others.map((url) => (
          <div key={url}>
            <p className={styles.note}>{url === shared.issuer ? 'Its issuer is at' : 'The API that it calls is at'}</p>
            <LinkHost url={url} />
          </div>
        ))}
        {link.kind === 'token' && <LinkTokenFacts token={link.token} isExpired={isExpired} />}
        {link.kind === 'run' && <LinkRunFacts run={link.run} />}
        <LinkRelationView relation={relation} />
        {link.neverTaken.length > 0 && (
          <p className={styles.warning}>
            This link contains settings that are never taken from links: {link.neverTaken.join(', ')}. They were left
            out.
          </p>
        )}
        <details open={link.kind !== 'run'}>
          <summary>All that it would fill in</summary>
          <dl className={styles.rows}>
            {tellings(shared)
              .filter(([, value]) => value !== '')
              .map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </details>
      </div>
      <div className={styles.footer}>
        <Button look="primary" onClick={accept}>
          {link.kind === 'run' ? 'Show this run' : 'Open as a new connection'}
        </Button>
        <p className={styles.note}>
          In a new connection, in a new workspace. Nothing here is changed and nothing is sent; secrets are empty, and
          before its first request to each host you are asked.
        </p>
      </div>
    </>
  );
}

function leadOf({ kind }: OpenedLink): string {
  if (kind === 'run') return 'Somebody sent you a recorded run, without its secrets. It was made at this server:';
  return kind === 'token'
    ? 'Somebody sent you a token that works, and a connection to this server:'
    : 'Somebody sent you a connection. Its secret, once you type it, goes to this server:';
}

function presentIn(desks: Desks) {
  const titles = connectionTitles(desks);
  return desks.store.getState().connections.map(({ id, name }) => ({
    title: titles.get(id) ?? name,
    connection: sharedConnection({ name, ...desks.typed(id) }, []),
  }));
}

function isElsewhere(url: string, tokenEndpoint: string): boolean {
  return url !== '' && !isSameHost(url, tokenEndpoint);
}

function isSameHost(one: string, other: string): boolean {
  return hostAndPort(one) === hostAndPort(other);
}
