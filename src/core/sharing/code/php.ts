import { blocks, heading } from './layout.ts';
import type { Language } from './language.ts';
import { phpText } from './literals.ts';
import type { BasicStep, CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
import { expression, followedBy, type Template } from './template.ts';

const about = {
  id: 'php',
  name: 'PHP (curl)',
  file: 'token.php',
  run: 'php token.php (needs the extension curl)',
  jwtLibrary: 'the package firebase/php-jwt',
  certificatePlace: 'curl_setopt_array, as CURLOPT_SSLCERT and CURLOPT_SSLKEY',
};

/** The extension that nearly every PHP has. */
export const php: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  return blocks(
    ['<?php', ...heading('//', plan, about), 'declare(strict_types=1);'],
    tokenRequest(token),
    tokenReader,
    call === undefined ? [] : apiCall(call),
    sender,
    token.body.format === 'form' ? formWriter : [],
    token.basic === undefined ? [] : basicEncoder(token.basic),
    variables.length > 0 ? environmentReader : [],
  );
}

function value(template: Template): string {
  return expression(template, { text: phpText, variable: (name) => `environment("${name}")`, join: ' . ' });
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  const isForm = body.format === 'form';
  const rows = body.pairs.map(([name, text]) =>
    isForm ? `    [${value(name)}, ${value(text)}],` : `    ${value(name)} => ${value(text)},`,
  );
  const own = basic === undefined ? [] : [`"Authorization: Basic " . base64_encode(${credentials(basic)})`];
  return [
    // Without the cast, names that are numbers would make a list of it.
    isForm ? '$body = form([' : '$body = json_encode((object) [',
    ...rows,
    isForm ? ']);' : '], JSON_THROW_ON_ERROR);',
    `[$status, $answerBody] = send("POST", ${value(url)}, [`,
    ...fields(headers, own),
    '], $body);',
  ];
}

function fields(headers: Headers, own: readonly string[]): readonly string[] {
  // `Name;` is how curl is told to send a field without a value.
  const rows = headers.map(([name, text]) =>
    text.length === 0 ? phpText(`${name};`) : `${phpText(`${name}: `)} . ${value(text)}`,
  );
  return [...own, ...rows].map((row) => `    ${row},`);
}

function credentials({ id, secret, encoding }: BasicStep): string {
  return `${value(followedBy(id, ':'))} . ${encoding === 'raw' ? value(secret) : `encoded(${value(secret)})`}`;
}

const tokenReader = [
  'if ($status !== 200) {',
  '    fwrite(STDERR, "The token request failed: HTTP $status\\n$answerBody\\n");',
  '    exit(1);',
  '}',
  '$answer = json_decode($answerBody, true, 512, JSON_THROW_ON_ERROR);',
  '$accessToken = $answer["access_token"] ?? throw new RuntimeException("The answer holds no access_token.");',
  'echo "Got a token. It expires in ", $answer["expires_in"] ?? "an unknown number of", " seconds.\\n";',
];

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return [
    `[$status, $answerBody] = send("${method}", ${value(url)}, [`,
    ...fields(headers, scheme === undefined ? [] : ['"Authorization: Bearer " . $accessToken']),
    // curl would call any body a form.
    ...(body.length > 0 && !hasType ? ['    "Content-Type:",'] : []),
    `], ${value(body)});`,
    'echo "HTTP $status\\n$answerBody\\n";',
  ];
}

const sender = [
  'function send(string $method, string $url, array $headers, string $body): array',
  '{',
  '    $curl = curl_init($url);',
  '    curl_setopt_array($curl, [',
  '        CURLOPT_CUSTOMREQUEST => $method,',
  '        CURLOPT_NOBODY => $method === "HEAD",',
  '        CURLOPT_HTTPHEADER => $headers,',
  '        CURLOPT_RETURNTRANSFER => true,',
  '        // A redirect would hand the secret to another address.',
  '        CURLOPT_FOLLOWLOCATION => false,',
  '        CURLOPT_TIMEOUT => 30,',
  '    ] + ($body === "" ? [] : [CURLOPT_POSTFIELDS => $body]));',
  '    $answer = curl_exec($curl);',
  '    if ($answer === false) {',
  '        throw new RuntimeException(curl_error($curl));',
  '    }',
  '    return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $answer];',
  '}',
];

const formWriter = [
  '// Not http_build_query, which knows each name once.',
  'function form(array $pairs): string',
  '{',
  '    return implode("&", array_map(fn($pair) => urlencode($pair[0]) . "=" . urlencode($pair[1]), $pairs));',
  '}',
];

function basicEncoder({ encoding }: BasicStep): readonly string[] {
  if (encoding === 'raw') return [];
  const percent = 'fn($match) => "%" . strtoupper(bin2hex($match[0]))';
  return [
    ...(encoding === 'form' ? [] : ['// Percent-encodes what a server that decodes would change, and nothing else.']),
    'function encoded(string $secret): string',
    '{',
    encoding === 'form'
      ? '    return urlencode($secret);'
      : `    return preg_replace_callback("/[^!-~]|[%+]/", ${percent}, $secret);`,
    '}',
  ];
}

const environmentReader = [
  'function environment(string $name): string',
  '{',
  '    $value = getenv($name);',
  '    return $value === false ? throw new RuntimeException("Set $name in the environment.") : $value;',
  '}',
];
