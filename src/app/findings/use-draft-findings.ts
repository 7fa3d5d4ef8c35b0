import { useEffect, useMemo, useState } from 'react';
import { algorithmOf } from '#core/findings/discovered-rule.ts';
import { examine } from '#core/findings/examine.ts';
import type { SigningAlgorithms } from '#core/findings/finding.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { certificateFor } from '#core/oauth/server-access.ts';
import { shownTokenRun } from '../session/selectors.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import { place, type PlacedFinding } from './placed-findings.ts';

/** Nobody wants to be corrected in the middle of a word. */
const pauseMs = 700;

/** What is worth knowing about the request before it is sent, once the typing rests; nothing where it was just sent so. */
export function useDraftFindings(): readonly PlacedFinding[] {
  const { surroundings, origin } = useSession();
  const connection = useWorkbench((state) => state.connection);
  const sent = useWorkbench((state) => shownTokenRun(state)?.connection);
  const discovered = useWorkbench((state) => state.discovered);
  const isCertificateHeld = useWorkbench(
    (state) => certificateFor(state.connection.tokenEndpoint, state.clientCertificates) !== undefined,
  );
  const algorithms = useAlgorithms();
  const settled = useSettled(connection);
  return useMemo(() => {
    if (sent !== undefined && isSame(sent, settled)) return [];
    const page = { origin, hasProxy: surroundings.proxy };
    const facts = { algorithms, ...(discovered === undefined ? {} : { discovered }) };
    return place('token', examine({ kind: 'draft', connection: settled, page, isCertificateHeld, ...facts }), 'draft');
  }, [settled, sent, origin, surroundings.proxy, discovered, algorithms, isCertificateHeld]);
}

/** What the assertion in the preview and the DPoP key are signed with. */
function useAlgorithms(): SigningAlgorithms {
  const made = useWorkbench((state) => state.previewedAssertion);
  const dpop = useWorkbench((state) => (state.connection.dpop ? state.dpop.key?.alg : undefined));
  // The assertion is made anew at each letter that is typed, and mostly says the same.
  const assertion = made?.kind === 'made' ? algorithmOf(made.text) : undefined;
  return useMemo(() => ({ assertion, dpop }), [assertion, dpop]);
}

function useSettled(connection: Connection): Connection {
  const [settled, setSettled] = useState(connection);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(connection), pauseMs);
    return () => clearTimeout(timer);
  }, [connection]);
  return settled;
}

/** Fields are texts or lists that are replaced as a whole, so what was not touched is the same. */
function isSame(one: Connection, other: Connection): boolean {
  return (Object.keys(one) as (keyof Connection)[]).every((name) => one[name] === other[name]);
}
