import { blocks, heading, indented } from './layout.ts';
import type { Language } from './language.ts';
import { csharpText } from './literals.ts';
import type { BasicStep, CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
import { expression, followedBy, type Template } from './template.ts';

const about = {
  id: 'csharp',
  name: 'C# (HttpClient)',
  file: 'GetToken.cs',
  run: 'dotnet run GetToken.cs (.NET 10), or as Program.cs of a console project (.NET 6 or later)',
  jwtLibrary: 'the package Microsoft.IdentityModel.JsonWebTokens',
  certificatePlace: 'the HttpClientHandler, by ClientCertificates.Add(...)',
};

/** Top-level statements and what comes with .NET. */
export const csharp: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  return blocks(
    heading('//', plan, about),
    ['using System.Text;', 'using System.Text.Json;'],
    tokenRequest(token),
    tokenReader,
    call === undefined ? [] : apiCall(call),
    headerWriter,
    token.basic === undefined ? [] : basicEncoder(token.basic),
    variables.length > 0 ? environmentReader : [],
  );
}

function value(template: Template): string {
  return expression(template, { text: csharpText, variable: (name) => `Required("${name}")`, join: ' + ' });
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  const own = basic === undefined ? [] : ['Add(tokenRequest, "Authorization", "Basic " + credentials);'];
  return [
    '// A redirect would hand the secret to another address.',
    'using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });',
    'client.Timeout = TimeSpan.FromSeconds(30);',
    '',
    'var parameters = new KeyValuePair<string, string>[]',
    '{',
    ...body.pairs.map(([name, text]) => `    new(${value(name)}, ${value(text)}),`),
    '};',
    ...(basic === undefined ? [] : credentials(basic)),
    `using var tokenRequest = new HttpRequestMessage(HttpMethod.Post, ${value(url)});`,
    ...(body.format === 'form'
      ? ['tokenRequest.Content = new FormUrlEncodedContent(parameters);']
      : [
          'var json = JsonSerializer.Serialize(new Dictionary<string, string>(parameters));',
          'tokenRequest.Content = new StringContent(json, Encoding.UTF8, "application/json");',
        ]),
    ...fields('tokenRequest', headers, own),
    'using var tokenResponse = await client.SendAsync(tokenRequest);',
    'var tokenBody = await tokenResponse.Content.ReadAsStringAsync();',
  ];
}

function fields(request: string, headers: Headers, own: readonly string[]): readonly string[] {
  return [...own, ...headers.map(([name, text]) => `Add(${request}, ${csharpText(name)}, ${value(text)});`)];
}

function credentials({ id, secret, encoding }: BasicStep): readonly string[] {
  const written = encoding === 'raw' ? value(secret) : `Encoded(${value(secret)})`;
  return [
    `var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(${value(followedBy(id, ':'))} + ${written}));`,
  ];
}

const tokenReader = [
  'if ((int)tokenResponse.StatusCode != 200)',
  '{',
  '    Console.Error.WriteLine($"The token request failed: HTTP {(int)tokenResponse.StatusCode}");',
  '    Console.Error.WriteLine(tokenBody);',
  '    return 1;',
  '}',
  'using var answer = JsonDocument.Parse(tokenBody);',
  'var accessToken = answer.RootElement.GetProperty("access_token").GetString();',
  'var expiresIn = answer.RootElement.TryGetProperty("expires_in", out var seconds) ? seconds.ToString() : "an unknown number of";',
  'Console.WriteLine($"Got a token. It expires in {expiresIn} seconds.");',
];

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  const own = scheme === undefined ? [] : ['Add(request, "Authorization", "Bearer " + accessToken);'];
  return [
    `using var request = new HttpRequestMessage(new HttpMethod("${method}"), ${value(url)});`,
    ...(body.length === 0 ? [] : [`request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(${value(body)}));`]),
    ...fields('request', headers, own),
    'using var response = await client.SendAsync(request);',
    'Console.WriteLine($"HTTP {(int)response.StatusCode}");',
    'Console.WriteLine(await response.Content.ReadAsStringAsync());',
  ];
}

const headerWriter = [
  'return 0;',
  '',
  '// What belongs to the body (Content-Type) is refused among the fields of the request.',
  'static void Add(HttpRequestMessage request, string name, string value)',
  '{',
  ...indented(4, [
    'if (request.Headers.TryAddWithoutValidation(name, value)) return;',
    'request.Content?.Headers.Remove(name);',
    'request.Content?.Headers.TryAddWithoutValidation(name, value);',
  ]),
  '}',
];

function basicEncoder({ encoding }: BasicStep): readonly string[] {
  if (encoding === 'raw') return [];
  if (encoding === 'form') {
    return ['static string Encoded(string secret) => System.Net.WebUtility.UrlEncode(secret);'];
  }
  return [
    '// Percent-encodes what a server that decodes would change, and nothing else.',
    'static string Encoded(string secret) => string.Concat(Encoding.UTF8.GetBytes(secret).Select(each =>',
    "    each is > 0x20 and < 0x7F and not (byte)'%' and not (byte)'+' ? ((char)each).ToString() : $\"%{each:X2}\"));",
  ];
}

const environmentReader = [
  'static string Required(string name) =>',
  '    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name} in the environment.");',
];
