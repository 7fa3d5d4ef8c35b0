import type { BasicEncoding } from '../../oauth/connection.ts';

/** The function `encoded`, where the secret of Basic credentials is encoded. It goes byte by byte, hence the C locale. */
export function bashEncoder(encoding: BasicEncoding): readonly string[] {
  if (encoding === 'raw') return [];
  const isForm = encoding === 'form';
  return [
    ...(isForm ? [] : ['# Percent-encodes what a server that decodes would change, and nothing else.']),
    'encoded() (',
    '  LC_ALL=C',
    '  for ((i = 0; i < ${#1}; i++)); do',
    '    c=${1:i:1}',
    `    if [[ ${isForm ? '$c == [A-Za-z0-9]' : '$c == [[:graph:]] && $c != [%+]'} ]]; then printf %s "$c"`,
    ...(isForm ? ["    elif [[ $c == ' ' ]]; then printf +"] : []),
    "    else printf '%%%02X' $(($(printf %d \"'$c\") & 255)); fi",
    '  done',
    ')',
  ];
}
