import { blocks, heading } from './layout.ts';
import type { Language } from './language.ts';
import { rubyText } from './literals.ts';
import type { BasicStep, CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
import { expression, type Template } from './template.ts';

const about = {
  id: 'ruby',
  name: 'Ruby (net/http)',
  file: 'token.rb',
  run: 'ruby token.rb',
  jwtLibrary: 'the gem jwt',
  certificatePlace: 'Net::HTTP.start, as cert: and key:',
};

/** With nothing but what comes with Ruby. */
export const ruby: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call } = plan;
  return blocks(
    heading('#', plan, about),
    ['require "json"', 'require "net/http"', 'require "uri"'],
    token.basic === undefined ? [] : basicEncoder(token.basic),
    sender,
    tokenRequest(token),
    tokenReader,
    call === undefined ? [] : apiCall(call),
  );
}

function value(template: Template): string {
  return expression(template, { text: rubyText, variable: (name) => `ENV.fetch("${name}")`, join: ' + ' });
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  const isForm = body.format === 'form';
  const rows = body.pairs.map(([name, text]) =>
    isForm ? `  [${value(name)}, ${value(text)}],` : `  ${value(name)} => ${value(text)},`,
  );
  return [
    `token_request = Net::HTTP::Post.new(URI(${value(url)}))`,
    ...fields('token_request', headers),
    ...(basic === undefined ? [] : [`token_request.basic_auth(${value(basic.id)}, ${credentials(basic)})`]),
    ...(isForm
      ? ['token_request.body = URI.encode_www_form([', ...rows, '])']
      : ['token_request.body = JSON.generate({', ...rows, '})']),
    'token_response = send_request(token_request)',
  ];
}

function fields(request: string, headers: Headers): readonly string[] {
  return headers.map(([name, text]) => `${request}[${rubyText(name)}] = ${value(text)}`);
}

function credentials({ secret, encoding }: BasicStep): string {
  return encoding === 'raw' ? value(secret) : `encoded(${value(secret)})`;
}

const sender = [
  'def send_request(request)',
  '  uri = request.uri',
  '  # It follows no redirect, which would hand the secret to another address.',
  '  Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https", read_timeout: 30) do |http|',
  '    http.request(request)',
  '  end',
  'end',
];

const tokenReader = [
  'if token_response.code != "200"',
  '  abort "The token request failed: HTTP #{token_response.code}\\n#{token_response.body}"',
  'end',
  'answer = JSON.parse(token_response.body)',
  'access_token = answer.fetch("access_token")',
  'puts "Got a token. It expires in #{answer.fetch("expires_in", "an unknown number of")} seconds."',
];

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  const kind = `${method.slice(0, 1)}${method.slice(1).toLowerCase()}`;
  return [
    `request = Net::HTTP::${kind}.new(URI(${value(url)}))`,
    ...(scheme === undefined ? [] : ['request["Authorization"] = "Bearer " + access_token']),
    ...fields('request', headers),
    ...(body.length === 0 ? [] : [`request.body = ${value(body)}`]),
    'response = send_request(request)',
    'puts "HTTP #{response.code}"',
    'puts response.body',
  ];
}

function basicEncoder({ encoding }: BasicStep): readonly string[] {
  if (encoding === 'raw') return [];
  if (encoding === 'form') {
    return ['def encoded(secret)', '  URI.encode_www_form_component(secret)', 'end'];
  }
  return [
    '# Percent-encodes what a server that decodes would change, and nothing else.',
    'def encoded(secret)',
    '  secret.b.gsub(/[^!-~]|[%+]/n) { |byte| format("%%%02X", byte.ord) }',
    'end',
  ];
}
