import { Download } from 'lucide-react';
import { Button } from '../ui/button.tsx';

type SaveButtonProps = { readonly name?: string; readonly parts: readonly Uint8Array[]; readonly fileName: string };

/** Hands bytes to the browser as one file, exactly as they are: with all secrets, so not in demo mode. */
export function SaveButton({ name = 'Save bytes', parts, fileName }: SaveButtonProps) {
  const save = () => {
    const url = URL.createObjectURL(
      new Blob(
        parts.map((part) => new Uint8Array(part)),
        { type: 'application/octet-stream' },
      ),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button look="quiet" data-not-in-demo onClick={save}>
      <Download size={15} aria-hidden="true" />
      {name}
    </Button>
  );
}
