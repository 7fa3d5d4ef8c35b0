/** Hands a file to the browser to be saved. */
export function saveFile(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // A browser reads the file after the click; a large one takes a moment.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
