import { blocks, heading, indented } from './layout.ts';
import type { Language } from './language.ts';
import { rustText } from './literals.ts';
import type { BasicStep, CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
import { isJoined, type Template } from './template.ts';

const about = {
  id: 'rust',
  name: 'Rust (reqwest)',
  file: 'main.rs',
  run: 'cargo add reqwest@0.12 --features blocking,json; cargo add serde_json; cargo run',
  jwtLibrary: 'the crate jsonwebtoken',
  certificatePlace: 'the client builder, by identity(...)',
};

/** The client that most programs in Rust use, without a runtime of its own to set up. */
export const rust: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  const main = [...tokenRequest(token), '', ...tokenReader(call !== undefined), ...after(call), 'Ok(())'];
  return blocks(
    heading('//', plan, about),
    ['use std::error::Error;', 'use std::time::Duration;'],
    ['fn main() -> Result<(), Box<dyn Error>> {', ...indented(4, main), '}'],
    token.basic === undefined ? [] : basicEncoder(token.basic),
    variables.length > 0 ? environmentReader : [],
  );
}

/** As `&str`, or as a `String` where it has to be put together; both are taken as `AsRef<str>`. */
function value(template: Template): string {
  const [only] = template;
  if (only === undefined) return '""';
  if (isJoined(template)) {
    const pieces = template.map((part) => (part.kind === 'text' ? rustText(part.text) : `environment("${part.name}")`));
    return `format!("${'{}'.repeat(pieces.length)}", ${pieces.join(', ')})`;
  }
  return only.kind === 'text' ? rustText(only.text) : `environment("${only.name}")`;
}

/** As a `String` whatever it is made of, so that a list of them has one type. */
function owned(template: Template): string {
  return template.length === 1 && template[0]?.kind === 'variable'
    ? value(template)
    : `String::from(${value(template)})`;
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  const isForm = body.format === 'form';
  const list = isForm ? 'let parameters = [' : 'let parameters = std::collections::BTreeMap::from([';
  return [
    '// A redirect would hand the secret to another address.',
    'let client = reqwest::blocking::Client::builder()',
    '    .redirect(reqwest::redirect::Policy::none())',
    '    .timeout(Duration::from_secs(30))',
    '    .build()?;',
    '',
    list,
    ...body.pairs.map(([name, text]) => `    (${owned(name)}, ${owned(text)}),`),
    isForm ? '];' : ']);',
    'let token_response = client',
    `    .post(${value(url)})`,
    ...fields(headers),
    ...(basic === undefined ? [] : [`    .basic_auth(${value(basic.id)}, Some(${credentials(basic)}))`]),
    isForm ? '    .form(&parameters)' : '    .json(&parameters)',
    '    .send()?;',
  ];
}

function fields(headers: Headers): readonly string[] {
  return headers.map(([name, text]) => `    .header(${rustText(name)}, ${value(text)})`);
}

function credentials({ secret, encoding }: BasicStep): string {
  return encoding === 'raw' ? value(secret) : `encoded(&${value(secret)})`;
}

function tokenReader(isUsed: boolean): readonly string[] {
  return [
    'let status = token_response.status();',
    'if status != 200 {',
    '    return Err(format!("The token request failed: HTTP {status}\\n{}", token_response.text()?).into());',
    '}',
    'let answer: serde_json::Value = token_response.json()?;',
    `let ${isUsed ? '' : '_'}access_token = answer["access_token"].as_str().ok_or("The answer holds no access_token.")?;`,
    'println!("Got a token. It expires in {} seconds.", answer["expires_in"]);',
  ];
}

function after(call: CallStep | undefined): readonly string[] {
  if (call === undefined) return [];
  const { method, url, headers, scheme, body } = call;
  return [
    '',
    'let response = client',
    `    .request(reqwest::Method::${method}, ${value(url)})`,
    ...(scheme === undefined ? [] : ['    .bearer_auth(access_token)']),
    ...fields(headers),
    ...(body.length === 0 ? [] : [`    .body(${value(body)})`]),
    '    .send()?;',
    'println!("HTTP {}", response.status());',
    'println!("{}", response.text()?);',
  ];
}

function basicEncoder({ encoding }: BasicStep): readonly string[] {
  if (encoding === 'raw') return [];
  const isForm = encoding === 'form';
  return [
    ...(isForm ? [] : ['/// Percent-encodes what a server that decodes would change, and nothing else.']),
    'fn encoded(secret: &str) -> String {',
    '    secret',
    '        .bytes()',
    '        .map(|byte| match byte {',
    ...(isForm
      ? [
          "            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => (byte as char).to_string(),",
          '            b\' \' => String::from("+"),',
          '            _ => format!("%{byte:02X}"),',
        ]
      : [
          "            b'%' | b'+' => format!(\"%{byte:02X}\"),",
          "            b'!'..=b'~' => (byte as char).to_string(),",
          '            _ => format!("%{byte:02X}"),',
        ]),
    '        })',
    '        .collect()',
    '}',
  ];
}

const environmentReader = [
  'fn environment(name: &str) -> String {',
  '    std::env::var(name).unwrap_or_else(|_| panic!("Set {name} in the environment."))',
  '}',
];
