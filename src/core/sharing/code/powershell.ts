import { blocks, heading, indented } from './layout.ts';
import type { Language } from './language.ts';
import { powershellText } from './literals.ts';
import type { BasicStep, CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
import { expression, followedBy, isJoined, type Template } from './template.ts';

const about = {
  id: 'powershell',
  name: 'PowerShell (Invoke-RestMethod)',
  file: 'token.ps1',
  run: 'pwsh token.ps1 (PowerShell 7)',
  jwtLibrary: 'a module such as JWT',
  certificatePlace: 'each call, as -Certificate',
};

/** The cmdlets that come with PowerShell 7. */
export const powershell: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  return blocks(
    [...heading('#', plan, about), "$ErrorActionPreference = 'Stop'"],
    variables.length > 0 ? environmentReader : [],
    token.body.format === 'form' ? pairWriter : [],
    token.basic === undefined ? [] : basicEncoder(token.basic),
    tokenRequest(token),
    tokenReader,
    call === undefined ? [] : apiCall(call),
  );
}

/** In parentheses where it is an expression: behind a parameter a bare `+` would be a word. */
function value(template: Template): string {
  const written = expression(template, {
    text: powershellText,
    variable: (name) => `(Get-Required '${name}')`,
    join: ' + ',
  });
  return isJoined(template) ? `(${written})` : written;
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  const own = basic === undefined ? [] : [`'Authorization' = 'Basic ' + $credentials`];
  return [
    ...(body.format === 'form'
      ? [
          '$body = @(',
          ...body.pairs.map(([name, text]) => `    ConvertTo-Pair ${value(name)} ${value(text)}`),
          ") -join '&'",
        ]
      : [
          // A literal `@{}` would take names that differ in case for one.
          '$parameters = [System.Collections.Specialized.OrderedDictionary]::new()',
          ...body.pairs.map(([name, text]) => `$parameters.Add(${value(name)}, ${value(text)})`),
          '$body = $parameters | ConvertTo-Json -Compress',
        ]),
    ...(basic === undefined ? [] : credentials(basic)),
    ...headerTable('$tokenHeaders', headers, own),
    '# A server that answers with anything but success ends the program here, and so does a redirect.',
    `$answer = Invoke-RestMethod -Method Post -Uri ${value(url)} -Headers $tokenHeaders \``,
    `    -ContentType ${contentType(headers) ?? "'application/x-www-form-urlencoded'"} \``,
    '    -Body ([Text.Encoding]::UTF8.GetBytes($body)) -MaximumRedirection 0 -SkipHeaderValidation -TimeoutSec 30',
  ];
}

function headerTable(variable: string, headers: Headers, own: readonly string[]): readonly string[] {
  const rows = headers
    .filter(([name]) => name.toLowerCase() !== 'content-type')
    .map(([name, text]) => `${powershellText(name)} = ${value(text)}`);
  const entries = [...own, ...rows];
  return entries.length === 0 ? [`${variable} = @{}`] : [`${variable} = @{`, ...indented(4, entries), '}'];
}

function contentType(headers: Headers): string | undefined {
  const field = headers.find(([name]) => name.toLowerCase() === 'content-type');
  return field && value(field[1]);
}

function credentials({ id, secret, encoding }: BasicStep): readonly string[] {
  const written = encoding === 'raw' ? value(secret) : `(Get-Encoded ${value(secret)})`;
  return [
    `$idAndSecret = ${value(followedBy(id, ':'))} + ${written}`,
    '$credentials = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($idAndSecret))',
  ];
}

const tokenReader = [
  "if (-not $answer.access_token) { throw 'The answer holds no access_token.' }",
  '$accessToken = $answer.access_token',
  'Write-Output "Got a token. It expires in $($answer.expires_in) seconds."',
];

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  const type = contentType(headers);
  return [
    ...headerTable('$headers', headers, scheme === undefined ? [] : ["'Authorization' = 'Bearer ' + $accessToken"]),
    `$response = Invoke-WebRequest -Method ${method} -Uri ${value(url)} -Headers $headers \``,
    ...(type === undefined ? [] : [`    -ContentType ${type} \``]),
    ...(body.length === 0 ? [] : [`    -Body ([Text.Encoding]::UTF8.GetBytes(${value(body)})) \``]),
    '    -MaximumRedirection 0 -SkipHttpErrorCheck -SkipHeaderValidation -TimeoutSec 30',
    'Write-Output "HTTP $($response.StatusCode)"',
    'Write-Output $response.Content',
  ];
}

const environmentReader = [
  'function Get-Required([string] $Name) {',
  '    $value = [Environment]::GetEnvironmentVariable($Name)',
  '    if ($null -eq $value) { throw "Set $Name in the environment." }',
  '    $value',
  '}',
];

const pairWriter = [
  'function ConvertTo-Pair([string] $Name, [string] $Value) {',
  "    [Uri]::EscapeDataString($Name) + '=' + [Uri]::EscapeDataString($Value)",
  '}',
];

function basicEncoder({ encoding }: BasicStep): readonly string[] {
  if (encoding === 'raw') return [];
  if (encoding === 'form') {
    return ['function Get-Encoded([string] $Secret) {', '    [Net.WebUtility]::UrlEncode($Secret)', '}'];
  }
  return [
    '# Percent-encodes what a server that decodes would change, and nothing else.',
    'function Get-Encoded([string] $Secret) {',
    '    -join ([Text.Encoding]::UTF8.GetBytes($Secret) | ForEach-Object {',
    "        if ($_ -gt 0x20 -and $_ -lt 0x7F -and $_ -notin 0x25, 0x2B) { [char] $_ } else { '%{0:X2}' -f $_ }",
    '    })',
    '}',
  ];
}
