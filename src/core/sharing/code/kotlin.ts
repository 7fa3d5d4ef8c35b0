import { blocks, heading, indented } from './layout.ts';
import type { Language } from './language.ts';
import { kotlinText } from './literals.ts';
import type { BasicStep, CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
import { expression, followedBy, type Template } from './template.ts';

const about = {
  id: 'kotlin',
  name: 'Kotlin (java.net.http)',
  file: 'GetToken.kt',
  run: 'kotlinc GetToken.kt -include-runtime -d token.jar, then java -jar token.jar',
  jwtLibrary: 'the library nimbus-jose-jwt',
  certificatePlace: 'an SSLContext, and that to HttpClient.newBuilder().sslContext(...)',
};

/** For the JVM, with the HTTP client that comes with it. */
export const kotlin: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  const main = [...tokenRequest(token), '', ...tokenReader, ...(call === undefined ? [] : ['', ...apiCall(call)])];
  return blocks(
    heading('//', plan, about),
    imports,
    ['fun main() {', ...indented(4, main), '}'],
    variables.length > 0
      ? ['fun environment(name: String): String =', '    System.getenv(name) ?: error("Set $name in the environment.")']
      : [],
    token.basic === undefined ? [] : basicEncoder(token.basic),
    token.body.format === 'form' ? formWriter : jsonWriter,
    jsonReader,
  );
}

const imports = [
  'java.net.URI',
  'java.net.URLEncoder',
  'java.net.http.HttpClient',
  'java.net.http.HttpRequest',
  'java.net.http.HttpRequest.BodyPublishers',
  'java.net.http.HttpResponse.BodyHandlers',
  'java.time.Duration',
  'java.util.Base64',
  'kotlin.system.exitProcess',
].map((name) => `import ${name}`);

function value(template: Template): string {
  return expression(template, { text: kotlinText, variable: (name) => `environment("${name}")`, join: ' + ' });
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  return [
    '// A redirect would hand the secret to another address.',
    'val client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build()',
    '',
    'val parameters = listOf(',
    ...body.pairs.map(([name, text]) => `    Pair(${value(name)}, ${value(text)}),`),
    ')',
    ...(basic === undefined ? [] : credentials(basic)),
    `val tokenRequest = HttpRequest.newBuilder(URI.create(${value(url)}))`,
    ...fields(headers, basic === undefined ? [] : ['.header("Authorization", "Basic " + credentials)']),
    '    .timeout(Duration.ofSeconds(30))',
    `    .POST(BodyPublishers.ofString(${body.format}(parameters)))`,
    '    .build()',
    'val tokenResponse = client.send(tokenRequest, BodyHandlers.ofString())',
  ];
}

function fields(headers: Headers, own: readonly string[]): readonly string[] {
  const rows = headers.map(([name, text]) => `.header(${kotlinText(name)}, ${value(text)})`);
  return [...own, ...rows].map((row) => `    ${row}`);
}

function credentials({ id, secret, encoding }: BasicStep): readonly string[] {
  const written = encoding === 'raw' ? value(secret) : `encoded(${value(secret)})`;
  return [
    `val idAndSecret = ${value(followedBy(id, ':'))} + ${written}`,
    'val credentials = Base64.getEncoder().encodeToString(idAndSecret.toByteArray())',
  ];
}

const tokenReader = [
  'if (tokenResponse.statusCode() != 200) {',
  '    System.err.println("The token request failed: HTTP ${tokenResponse.statusCode()}")',
  '    System.err.println(tokenResponse.body())',
  '    exitProcess(1)',
  '}',
  'val accessToken = member(tokenResponse.body(), "access_token") ?: error("The answer holds no access_token.")',
  'println("Got a token. It expires in ${member(tokenResponse.body(), "expires_in")} seconds.")',
];

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  const publisher = body.length === 0 ? 'noBody()' : `ofString(${value(body)})`;
  return [
    `val request = HttpRequest.newBuilder(URI.create(${value(url)}))`,
    ...fields(headers, scheme === undefined ? [] : ['.header("Authorization", "Bearer " + accessToken)']),
    '    .timeout(Duration.ofSeconds(30))',
    `    .method("${method}", BodyPublishers.${publisher})`,
    '    .build()',
    'val response = client.send(request, BodyHandlers.ofString())',
    'println("HTTP ${response.statusCode()}")',
    'println(response.body())',
  ];
}

const formWriter = [
  'fun form(pairs: List<Pair<String, String>>): String =',
  '    pairs.joinToString("&") { (name, text) -> urlEncoded(name) + "=" + urlEncoded(text) }',
  '',
  'fun urlEncoded(text: String): String = URLEncoder.encode(text, Charsets.UTF_8)',
];

const jsonWriter = [
  'fun json(pairs: List<Pair<String, String>>): String =',
  '    pairs.joinToString(",", "{", "}") { (name, text) -> quoted(name) + ":" + quoted(text) }',
  '',
  'fun quoted(text: String): String {',
  '    val escaped = text.map { each ->',
  '        when {',
  String.raw`            each == '"' || each == '\\' -> "\\" + each`,
  String.raw`            each < ' ' -> "\\u%04x".format(each.code)`,
  '            else -> each.toString()',
  '        }',
  '    }',
  String.raw`    return "\"" + escaped.joinToString("") + "\""`,
  '}',
];

function basicEncoder({ encoding }: BasicStep): readonly string[] {
  if (encoding === 'raw') return [];
  if (encoding === 'form') return ['fun encoded(secret: String): String = URLEncoder.encode(secret, Charsets.UTF_8)'];
  return [
    '// Percent-encodes what a server that decodes would change, and nothing else.',
    'fun encoded(secret: String): String =',
    '    secret.toByteArray().joinToString("") { each ->',
    '        val kept = each in 0x21..0x7E && each != 0x25.toByte() && each != 0x2B.toByte()',
    '        if (kept) each.toInt().toChar().toString() else "%%%02X".format(each)',
    '    }',
  ];
}

const jsonReader = [
  '// The JVM brings no JSON of its own. In a project, use its library instead (kotlinx.serialization, Jackson).',
  'fun member(json: String, name: String): String? {',
  String.raw`    val pattern = "\"" + name + "\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\",}\\s]+))"`,
  '    val found = Regex(pattern).find(json) ?: return null',
  '    if (found.groups[1] == null) return found.groupValues[2]',
  String.raw`    return Regex("\\\\(?:u([0-9a-fA-F]{4})|(.))").replace(found.groupValues[1]) { escape ->`,
  '        val (code, plain) = escape.destructured',
  '        if (code.isEmpty()) plain else code.toInt(16).toChar().toString()',
  '    }',
  '}',
];
