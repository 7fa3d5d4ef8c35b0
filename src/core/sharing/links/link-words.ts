import { bytesWords } from '../../time/words.ts';
import { linkLimits } from './link.ts';
import type { ReadLink } from './read-link.ts';

/** What to say of a link that was not opened: what happened, that nothing changed, and what to do. */
export function refusedLinkSentence(
  read: Extract<ReadLink, { kind: 'newer' | 'too-large' | 'damaged' | 'wrong-passphrase' }>,
): string {
  switch (read.kind) {
    case 'newer':
      return 'This link was made with a newer version of Grantscope. Nothing was opened. Update this one, or open the link where that version runs.';
    case 'too-large':
      return `This link is larger than any link of Grantscope: at most ${bytesWords(linkLimits.characters)}, and ${bytesWords(linkLimits.bytes)} unpacked. Nothing was opened.`;
    case 'damaged':
      return `This link is damaged: ${read.reason}. Nothing was opened. Ask for it again, and copy it as a whole.`;
    case 'wrong-passphrase':
      return 'This passphrase does not open the link. Either it is another one, or the link was changed on its way.';
  }
}
