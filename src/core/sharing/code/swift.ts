import { blocks, heading } from './layout.ts';
import type { Language } from './language.ts';
import { swiftText } from './literals.ts';
import type { BasicStep, CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
import { expression, followedBy, type Template } from './template.ts';

const about = {
  id: 'swift',
  name: 'Swift (URLSession)',
  file: 'main.swift',
  run: 'swift main.swift (Swift 5.7 or later)',
  jwtLibrary: 'the package jwt-kit',
  certificatePlace: 'the session delegate, as a URLCredential of the identity',
};

/** Foundation, on Apple systems and elsewhere. */
export const swift: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  return blocks(
    heading('//', plan, about),
    ['import Foundation', '#if canImport(FoundationNetworking)', 'import FoundationNetworking', '#endif'],
    delegate,
    variables.length > 0 ? environmentReader : [],
    token.body.format === 'form' || token.basic?.encoding === 'form' ? formEncoder : [],
    token.basic?.encoding === 'compatible' ? compatibleEncoder : [],
    tokenRequest(token),
    tokenReader,
    call === undefined ? [] : apiCall(call),
  );
}

function value(template: Template): string {
  return expression(template, { text: swiftText, variable: (name) => `environment("${name}")`, join: ' + ' });
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  const isForm = body.format === 'form';
  const rows = body.pairs.map(([name, text]) =>
    isForm ? `    (${value(name)}, ${value(text)}),` : `    ${value(name)}: ${value(text)},`,
  );
  return [
    'let session = URLSession(configuration: .ephemeral, delegate: NoRedirect(), delegateQueue: nil)',
    isForm ? 'let parameters: [(String, String)] = [' : 'let parameters: [String: String] = [',
    ...rows,
    ']',
    `var tokenRequest = URLRequest(url: URL(string: ${value(url)})!, timeoutInterval: 30)`,
    'tokenRequest.httpMethod = "POST"',
    ...fields('tokenRequest', headers),
    ...(basic === undefined ? [] : credentials(basic)),
    isForm
      ? 'tokenRequest.httpBody = Data(parameters.map { formEncoded($0) + "=" + formEncoded($1) }.joined(separator: "&").utf8)'
      : 'tokenRequest.httpBody = try JSONSerialization.data(withJSONObject: parameters)',
    'let (tokenBody, tokenResponse) = try await session.data(for: tokenRequest)',
  ];
}

function fields(request: string, headers: Headers): readonly string[] {
  return headers.map(([name, text]) => `${request}.setValue(${value(text)}, forHTTPHeaderField: ${swiftText(name)})`);
}

function credentials({ id, secret, encoding }: BasicStep): readonly string[] {
  const encoders = { raw: '', form: 'formEncoded', compatible: 'encoded' };
  const written = `${encoders[encoding]}(${value(secret)})`;
  return [
    `let idAndSecret = ${value(followedBy(id, ':'))} + ${written}`,
    'let credentials = Data(idAndSecret.utf8).base64EncodedString()',
    'tokenRequest.setValue("Basic " + credentials, forHTTPHeaderField: "Authorization")',
  ];
}

const tokenReader = [
  'let status = (tokenResponse as? HTTPURLResponse)?.statusCode ?? 0',
  'guard status == 200 else {',
  '    fatalError("The token request failed: HTTP \\(status)\\n\\(String(decoding: tokenBody, as: UTF8.self))")',
  '}',
  'let answer = try JSONSerialization.jsonObject(with: tokenBody) as? [String: Any]',
  'guard let accessToken = answer?["access_token"] as? String else {',
  '    fatalError("The answer holds no access_token.")',
  '}',
  'print("Got a token. It expires in \\(answer?["expires_in"] ?? "an unknown number of") seconds.")',
];

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  return [
    `var request = URLRequest(url: URL(string: ${value(url)})!, timeoutInterval: 30)`,
    `request.httpMethod = "${method}"`,
    ...(scheme === undefined ? [] : ['request.setValue("Bearer " + accessToken, forHTTPHeaderField: "Authorization")']),
    ...fields('request', headers),
    ...(body.length === 0 ? [] : [`request.httpBody = Data((${value(body)}).utf8)`]),
    'let (responseBody, response) = try await session.data(for: request)',
    'print("HTTP \\((response as? HTTPURLResponse)?.statusCode ?? 0)")',
    'print(String(decoding: responseBody, as: UTF8.self))',
  ];
}

const delegate = [
  '/// A redirect would hand the secret to another address.',
  'final class NoRedirect: NSObject, URLSessionTaskDelegate {',
  '    func urlSession(',
  '        _ session: URLSession, task: URLSessionTask,',
  '        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,',
  '        completionHandler: @escaping (URLRequest?) -> Void',
  '    ) {',
  '        completionHandler(nil)',
  '    }',
  '}',
];

const environmentReader = [
  'func environment(_ name: String) -> String {',
  '    guard let value = ProcessInfo.processInfo.environment[name] else {',
  '        fatalError("Set \\(name) in the environment.")',
  '    }',
  '    return value',
  '}',
];

const percent = 'String(format: "%%%02X", $0)';

const formEncoder = [
  'func formEncoded(_ text: String) -> String {',
  '    let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-._".utf8)',
  `    return text.utf8.map { kept.contains($0) ? String(UnicodeScalar($0)) : ${percent} }.joined()`,
  '}',
];

const compatibleEncoder = [
  '/// Percent-encodes what a server that decodes would change, and nothing else.',
  'func encoded(_ secret: String) -> String {',
  '    let kept = Set(UInt8(0x21)...UInt8(0x7E)).subtracting("%+".utf8)',
  `    return secret.utf8.map { kept.contains($0) ? String(UnicodeScalar($0)) : ${percent} }.joined()`,
  '}',
];
