import { blocks, heading } from './layout.ts';
import type { Language } from './language.ts';
import { goText } from './literals.ts';
import type { BasicStep, CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
import { expression, type Template } from './template.ts';

const about = {
  id: 'go',
  name: 'Go (net/http)',
  file: 'token.go',
  run: 'go run token.go',
  jwtLibrary: 'the module github.com/golang-jwt/jwt/v5',
  certificatePlace: 'an http.Transport, as TLSClientConfig.Certificates',
};

/**
 * The standard library. `golang.org/x/oauth2/clientcredentials` is what a service would take; it sorts the parameters and
 * knows one Basic encoding only, so its request would not be the one on screen. The program says so.
 */
export const go: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  return blocks(
    [
      ...heading('//', plan, about),
      '// A service that is content with any order of parameters can use golang.org/x/oauth2/clientcredentials instead.',
    ],
    ['package main'],
    ['import (', ...importsOf(plan).map((name) => `\t"${name}"`), ')'],
    ['func main() {', ...inside([...tokenRequest(token), '', ...tokenReader, ...after(call)]), '}'],
    sender,
    token.body.format === 'form' ? formWriter : [],
    token.basic === undefined ? [] : basicEncoder(token.basic),
    variables.length > 0 ? environmentReader : [],
    failing,
  );
}

/** An import that is not used does not compile. */
function importsOf({ token }: ProgramPlan): readonly string[] {
  const needsUrl = token.body.format === 'form' || token.basic?.encoding === 'form';
  const always = ['encoding/json', 'fmt', 'io', 'net/http', 'os', 'strings', 'time'];
  return [...always, ...(needsUrl ? ['net/url'] : [])].sort();
}

function inside(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `\t${line}`));
}

function value(template: Template): string {
  return expression(template, { text: goText, variable: (name) => `environment("${name}")`, join: ' + ' });
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  const isForm = body.format === 'form';
  const rows = body.pairs.map(([name, text]) =>
    isForm ? `\t{${value(name)}, ${value(text)}},` : `\t${value(name)}: ${value(text)},`,
  );
  return [
    ...(isForm
      ? ['body := form([][2]string{', ...rows, '})']
      : [
          'parameters, err := json.Marshal(map[string]string{',
          ...rows,
          '})',
          'check(err)',
          'body := string(parameters)',
        ]),
    `tokenRequest, err := http.NewRequest("POST", ${value(url)}, strings.NewReader(body))`,
    'check(err)',
    ...fields('tokenRequest', headers),
    ...(basic === undefined ? [] : [`tokenRequest.SetBasicAuth(${value(basic.id)}, ${credentials(basic)})`]),
    'status, answerBody := send(tokenRequest)',
  ];
}

function fields(request: string, headers: Headers): readonly string[] {
  return headers.map(([name, text]) => `${request}.Header.Set(${goText(name)}, ${value(text)})`);
}

function credentials({ secret, encoding }: BasicStep): string {
  return encoding === 'raw' ? value(secret) : `encoded(${value(secret)})`;
}

const tokenReader = [
  'if status != 200 {',
  '\tfail(fmt.Sprintf("The token request failed: HTTP %d\\n%s", status, answerBody))',
  '}',
  'var answer struct {',
  '\tAccessToken string `json:"access_token"`',
  '\tExpiresIn   any    `json:"expires_in"`',
  '}',
  'check(json.Unmarshal(answerBody, &answer))',
  'if answer.AccessToken == "" {',
  '\tfail("The answer holds no access_token.")',
  '}',
  'fmt.Printf("Got a token. It expires in %v seconds.\\n", answer.ExpiresIn)',
];

function after(call: CallStep | undefined): readonly string[] {
  if (call === undefined) return [];
  const { method, url, headers, scheme, body } = call;
  const reader = body.length === 0 ? 'nil' : `strings.NewReader(${value(body)})`;
  return [
    '',
    `request, err := http.NewRequest("${method}", ${value(url)}, ${reader})`,
    'check(err)',
    ...(scheme === undefined ? [] : ['request.Header.Set("Authorization", "Bearer "+answer.AccessToken)']),
    ...fields('request', headers),
    'apiStatus, apiBody := send(request)',
    'fmt.Printf("HTTP %d\\n%s\\n", apiStatus, apiBody)',
  ];
}

const sender = [
  'var client = &http.Client{',
  '\tTimeout: 30 * time.Second,',
  '\t// A redirect would hand the secret to another address.',
  '\tCheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },',
  '}',
  '',
  'func send(request *http.Request) (int, []byte) {',
  '\tresponse, err := client.Do(request)',
  '\tcheck(err)',
  '\tdefer response.Body.Close()',
  '\tbody, err := io.ReadAll(response.Body)',
  '\tcheck(err)',
  '\treturn response.StatusCode, body',
  '}',
];

const formWriter = [
  '// Not url.Values, which would sort the parameters.',
  'func form(pairs [][2]string) string {',
  '\tvar written []string',
  '\tfor _, pair := range pairs {',
  '\t\twritten = append(written, url.QueryEscape(pair[0])+"="+url.QueryEscape(pair[1]))',
  '\t}',
  '\treturn strings.Join(written, "&")',
  '}',
];

function basicEncoder({ encoding }: BasicStep): readonly string[] {
  if (encoding === 'raw') return [];
  if (encoding === 'form') return ['func encoded(secret string) string {', '\treturn url.QueryEscape(secret)', '}'];
  return [
    '// encoded percent-encodes what a server that decodes would change, and nothing else.',
    'func encoded(secret string) string {',
    '\tvar out strings.Builder',
    '\tfor _, each := range []byte(secret) {',
    "\t\tif each > ' ' && each < 0x7f && each != '%' && each != '+' {",
    '\t\t\tout.WriteByte(each)',
    '\t\t} else {',
    '\t\t\tfmt.Fprintf(&out, "%%%02X", each)',
    '\t\t}',
    '\t}',
    '\treturn out.String()',
    '}',
  ];
}

const environmentReader = [
  'func environment(name string) string {',
  '\tvalue, found := os.LookupEnv(name)',
  '\tif !found {',
  '\t\tfail("Set " + name + " in the environment.")',
  '\t}',
  '\treturn value',
  '}',
];

const failing = [
  'func check(err error) {',
  '\tif err != nil {',
  '\t\tfail(err.Error())',
  '\t}',
  '}',
  '',
  'func fail(message string) {',
  '\tfmt.Fprintln(os.Stderr, message)',
  '\tos.Exit(1)',
  '}',
];
