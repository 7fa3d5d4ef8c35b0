import { blocks, heading, indented } from './layout.ts';
import type { Language } from './language.ts';
import { javaText } from './literals.ts';
import type { BasicStep, CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
import { expression, followedBy, type Template } from './template.ts';

const about = {
  id: 'java',
  name: 'Java (java.net.http)',
  file: 'GetToken.java',
  run: 'java GetToken.java (Java 17 or later)',
  jwtLibrary: 'the library nimbus-jose-jwt',
  certificatePlace: 'an SSLContext, and that to HttpClient.newBuilder().sslContext(...)',
};

/** One file that `java` runs as it is. */
export const java: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  const main = [...tokenRequest(token), '', ...tokenReader, ...(call === undefined ? [] : ['', ...apiCall(call)])];
  const members = [
    variables.length > 0 ? environmentReader : [],
    token.basic === undefined ? [] : basicEncoder(token.basic),
    token.body.format === 'form' ? formWriter : jsonWriter,
    jsonReader,
  ].filter((lines) => lines.length > 0);
  return blocks(heading('//', plan, about), imports, [
    'class GetToken {',
    '  public static void main(String[] arguments) throws Exception {',
    ...indented(4, main),
    '  }',
    ...members.flatMap((lines) => ['', ...indented(2, lines)]),
    '}',
  ]);
}

const imports = [
  'java.net.URI',
  'java.net.URLEncoder',
  'java.net.http.HttpClient',
  'java.net.http.HttpRequest',
  'java.net.http.HttpRequest.BodyPublishers',
  'java.net.http.HttpResponse',
  'java.net.http.HttpResponse.BodyHandlers',
  'java.nio.charset.StandardCharsets',
  'java.time.Duration',
  'java.util.Base64',
  'java.util.List',
  'java.util.regex.Matcher',
  'java.util.regex.Pattern',
  'java.util.stream.Collectors',
].map((name) => `import ${name};`);

function value(template: Template): string {
  return expression(template, { text: javaText, variable: (name) => `environment("${name}")`, join: ' + ' });
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  const rows = body.pairs.map(([name, text]) => `    new String[] {${value(name)}, ${value(text)}}`);
  return [
    '// A redirect would hand the secret to another address.',
    'HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();',
    '',
    'List<String[]> parameters = List.of(',
    ...rows.map((row, index) => `${row}${index === rows.length - 1 ? ');' : ','}`),
    ...(basic === undefined ? [] : credentials(basic)),
    `HttpRequest tokenRequest = HttpRequest.newBuilder(URI.create(${value(url)}))`,
    ...fields(headers, basic === undefined ? [] : ['.header("Authorization", "Basic " + credentials)']),
    '    .timeout(Duration.ofSeconds(30))',
    `    .POST(BodyPublishers.ofString(${body.format}(parameters)))`,
    '    .build();',
    'HttpResponse<String> tokenResponse = client.send(tokenRequest, BodyHandlers.ofString());',
  ];
}

function fields(headers: Headers, own: readonly string[]): readonly string[] {
  const rows = headers.map(([name, text]) => `.header(${javaText(name)}, ${value(text)})`);
  return [...own, ...rows].map((row) => `    ${row}`);
}

function credentials({ id, secret, encoding }: BasicStep): readonly string[] {
  const written = encoding === 'raw' ? value(secret) : `encoded(${value(secret)})`;
  return [
    `String idAndSecret = ${value(followedBy(id, ':'))} + ${written};`,
    'String credentials = Base64.getEncoder().encodeToString(idAndSecret.getBytes(StandardCharsets.UTF_8));',
  ];
}

const tokenReader = [
  'if (tokenResponse.statusCode() != 200) {',
  '  System.err.println("The token request failed: HTTP " + tokenResponse.statusCode());',
  '  System.err.println(tokenResponse.body());',
  '  System.exit(1);',
  '}',
  'String accessToken = member(tokenResponse.body(), "access_token");',
  'if (accessToken == null) throw new IllegalStateException("The answer holds no access_token.");',
  'System.out.println("Got a token. It expires in " + member(tokenResponse.body(), "expires_in") + " seconds.");',
];

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  const publisher = body.length === 0 ? 'noBody()' : `ofString(${value(body)})`;
  return [
    `HttpRequest request = HttpRequest.newBuilder(URI.create(${value(url)}))`,
    ...fields(headers, scheme === undefined ? [] : ['.header("Authorization", "Bearer " + accessToken)']),
    '    .timeout(Duration.ofSeconds(30))',
    `    .method("${method}", BodyPublishers.${publisher})`,
    '    .build();',
    'HttpResponse<String> response = client.send(request, BodyHandlers.ofString());',
    'System.out.println("HTTP " + response.statusCode());',
    'System.out.println(response.body());',
  ];
}

const environmentReader = [
  'static String environment(String name) {',
  '  String value = System.getenv(name);',
  '  if (value == null) throw new IllegalStateException("Set " + name + " in the environment.");',
  '  return value;',
  '}',
];

const formWriter = [
  'static String form(List<String[]> pairs) {',
  '  return pairs.stream()',
  '      .map(pair -> urlEncoded(pair[0]) + "=" + urlEncoded(pair[1]))',
  '      .collect(Collectors.joining("&"));',
  '}',
  '',
  'static String urlEncoded(String text) {',
  '  return URLEncoder.encode(text, StandardCharsets.UTF_8);',
  '}',
];

const jsonWriter = [
  'static String json(List<String[]> pairs) {',
  '  return pairs.stream()',
  '      .map(pair -> quoted(pair[0]) + ":" + quoted(pair[1]))',
  '      .collect(Collectors.joining(",", "{", "}"));',
  '}',
  '',
  'static String quoted(String text) {',
  String.raw`  StringBuilder out = new StringBuilder("\"");`,
  '  for (char each : text.toCharArray()) {',
  String.raw`    if (each == '"' || each == '\\') out.append('\\').append(each);`,
  String.raw`    else if (each < ' ') out.append(String.format("\\u%04x", (int) each));`,
  '    else out.append(each);',
  '  }',
  String.raw`  return out.append('"').toString();`,
  '}',
];

function basicEncoder({ encoding }: BasicStep): readonly string[] {
  if (encoding === 'raw') return [];
  if (encoding === 'form') {
    return [
      'static String encoded(String secret) {',
      '  return URLEncoder.encode(secret, StandardCharsets.UTF_8);',
      '}',
    ];
  }
  return [
    '// Percent-encodes what a server that decodes would change, and nothing else.',
    'static String encoded(String secret) {',
    '  StringBuilder out = new StringBuilder();',
    '  for (byte each : secret.getBytes(StandardCharsets.UTF_8)) {',
    "    if (each > ' ' && each < 127 && each != '%' && each != '+') out.append((char) each);",
    '    else out.append(String.format("%%%02X", each));',
    '  }',
    '  return out.toString();',
    '}',
  ];
}

const jsonReader = [
  '// Java brings no JSON of its own. In a project, use its library instead (Jackson, Gson).',
  'static String member(String json, String name) {',
  String.raw`  String pattern = "\"" + name + "\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\",}\\s]+))";`,
  '  Matcher found = Pattern.compile(pattern).matcher(json);',
  '  if (!found.find()) return null;',
  '  if (found.group(1) == null) return found.group(2);',
  String.raw`  return Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))").matcher(found.group(1)).replaceAll(escape ->`,
  '      Matcher.quoteReplacement(escape.group(1) == null',
  '          ? escape.group(2)',
  '          : String.valueOf((char) Integer.parseInt(escape.group(1), 16))));',
  '}',
];
