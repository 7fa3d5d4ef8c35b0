import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAuthentications } from '#core/oauth/connection.ts';
import { isLong, naughtyTexts } from '../../hostile/hostile-texts.ts';
import { languageOf, planned, programInput, tainted } from './program-input.ts';
import { faultsIn, grammars, textsIn, treeReader } from './syntax-trees.ts';

const generated = fc.sample(fc.string({ unit: 'binary', maxLength: 30 }), { numRuns: 100, seed: 8 });
const breakouts = [
  '"; x();//',
  `' + x + '`,
  '${x}',
  '$(x)',
  '{x}',
  '{}',
  '#{x}',
  '\\',
  '\\"',
  '*/',
  '"#',
  '"@',
  "'@",
  '‘’“”',
];
// Half a character is replaced in the plan, and what looks like a token in a text becomes a variable.
const whole = [...naughtyTexts, ...generated].filter((text) => !/\p{Surrogate}|access_token/u.test(text));
const hostile = [...breakouts, ...whole.filter((_, index) => isLong || index % 5 === 0)];
const header = (text: string) => text.replaceAll(/[^\u0020-\u007e]/g, '').trim();
const parameters = hostile.map((value, index) => ({ name: `p${index}`, value, on: true }));

/** Every hostile text as a parameter, the first few in every other place. */
const programs = [
  programInput({ parameters }, { method: 'POST', body: hostile.join('\n') }),
  programInput({ parameters, bodyFormat: 'json', clientAuthentication: 'client_secret_post' }),
  ...breakouts.map((text) =>
    programInput(
      { clientId: `id${text}`, scope: 'a b', headers: [{ name: 'X-A', value: `a${header(text)}`, on: true }] },
      {
        method: 'PUT',
        url: `https://api.example/a?q=${encodeURIComponent(text)}`,
        headersText: `X-B: b${header(text)}`,
        body: text,
      },
    ),
  ),
  ...clientAuthentications.map((clientAuthentication) => ({
    ...tainted,
    connection: { ...tainted.connection, clientAuthentication },
  })),
];

describe.each(Object.entries(grammars))('the program in %s', (id, grammar) => {
  it('is one by the grammar that editors use, whatever was typed', async () => {
    const parse = await treeReader(grammar);
    for (const input of programs) {
      const { plan, withSecrets } = planned(input);
      for (const each of [plan, withSecrets]) expect(faultsIn(parse(languageOf(id).write(each)))).toEqual([]);
    }
  });
});

// Those that no program on this machine runs.
describe.each(['csharp', 'rust', 'powershell'])('the texts in %s', (id) => {
  it('are those that were typed', async () => {
    const parse = await treeReader(grammars[id] ?? '');
    const { plan } = planned(programInput({ parameters }));
    const read = new Set(textsIn(parse(languageOf(id).write(plan)), id));
    expect(hostile.filter((text) => !read.has(text))).toEqual([]);
  });

  it('would be missed if they were not there', async () => {
    const parse = await treeReader(grammars[id] ?? '');
    const { plan } = planned(programInput({ parameters: [] }));
    expect(textsIn(parse(languageOf(id).write(plan)), id)).not.toContain(breakouts[0]);
  });
});

it('a broken program is seen to be one', async () => {
  const parse = await treeReader('rust');
  const code = languageOf('rust').write(planned(programInput({})).plan);
  expect(faultsIn(parse(code.replace('.send()?;', '.send()?; "')))).not.toEqual([]);
});
