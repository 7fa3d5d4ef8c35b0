import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

type CopyButtonProps = {
  /** The accessible name, for example "Copy as curl". */
  readonly name: string;
  /** What is said once it is done: what was copied, not only that. */
  readonly done: string;
  readonly text: () => string;
  /** Only the icon is drawn; the name stays for those who cannot see it. */
  readonly compact?: boolean;
  /** While there is nothing to copy yet. */
  readonly disabled?: boolean;
};

const saidForMs = 2500;

/** Copies on a press, and says in words what is on the clipboard now, or that the browser refused. */
export function CopyButton({ name, done, text, compact = false, disabled = false }: CopyButtonProps) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => setSaid(undefined), saidForMs);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    // Absent where the page is not in a secure context (security.md T71).
    const clipboard: Clipboard | undefined = navigator.clipboard;
    if (clipboard === undefined) {
      setSaid('The browser allows no copying here');
      return;
    }
    try {
      await clipboard.writeText(text());
      setSaid(done);
    } catch {
      setSaid('The browser refused to copy');
    }
  };
  const Icon = said === done ? Check : Copy;
  return (
    <>
      <Button look="quiet" disabled={disabled} onClick={() => void copy()} aria-label={name} title={said ?? name}>
        <Icon size={15} aria-hidden="true" />
        {!compact && (said === done ? 'Copied' : name)}
      </Button>
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  );
}
