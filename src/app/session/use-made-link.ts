import { useEffect, useState } from 'react';
import { type LinkContents, makeLink, type MadeLink } from './link-share.ts';

// A passphrase is typed letter by letter, and each takes a good part of a second.
const restMs = 350;

type Inputs = { readonly contents: LinkContents; readonly passphrase: string };

/** The link for what shall be in it, made anew when that changes; undefined while it is being made. */
export function useMadeLink(contents: LinkContents, passphrase: string, page: string): MadeLink | undefined {
  const [latest, setLatest] = useState<Inputs & { readonly made: MadeLink }>();
  useEffect(() => {
    let isCurrent = true;
    const make = async (): Promise<void> => {
      const made = await makeLink(contents, passphrase, page);
      if (isCurrent) setLatest({ contents, passphrase, made });
    };
    const timer = setTimeout(() => void make(), passphrase === '' ? 0 : restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [contents, passphrase, page]);
  // A link of before must not be copied for one of now.
  return latest?.contents === contents && latest.passphrase === passphrase ? latest.made : undefined;
}
