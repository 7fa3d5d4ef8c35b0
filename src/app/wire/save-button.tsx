import { Download } from 'lucide-react';
import { Button } from '../ui/button.tsx';

/** Hands the bytes to the browser as a file, exactly as they are. */
export function SaveButton({ bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string }) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button look="quiet" onClick={save}>
      <Download size={15} aria-hidden="true" />
      Save bytes
    </Button>
  );
}
