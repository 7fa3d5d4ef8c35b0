type SourceLinkProps = { readonly source: { readonly label: string; readonly url: string } | undefined };

/** Where something is defined. It leads out of this page, so it opens beside it. */
export function SourceLink({ source }: SourceLinkProps) {
  if (source === undefined) return null;
  return (
    <a href={source.url} target="_blank" rel="noopener noreferrer">
      {source.label}
    </a>
  );
}
