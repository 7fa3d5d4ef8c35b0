import { describe, expect, it } from 'vitest';
import { parseOptions } from '#server/options.ts';

const standard = {
  port: 8400,
  playgroundHttpPort: 8480,
  playgroundHttpsPort: 8443,
  playground: true,
  proxy: true,
  playgroundState: undefined,
  open: false,
};

describe('parseOptions', () => {
  it('uses the documented defaults', () => {
    expect(parseOptions([], {})).toEqual({ kind: 'run', options: standard });
  });

  it.each([
    [['--port', '9000'], { port: 9000 }],
    [['--port=0'], { port: 0 }],
    [
      ['--playground-http-port', '1', '--playground-https-port', '65535'],
      { playgroundHttpPort: 1, playgroundHttpsPort: 65535 },
    ],
    [['--no-playground'], { playground: false }],
    [['--no-proxy'], { proxy: false }],
    [['--open'], { open: true }],
    [['--playground-state', 'memory'], { playgroundState: 'memory' }],
    [['--playground-state', './state of mine.json'], { playgroundState: './state of mine.json' }],
    [['--no-playground', '--port', '8443'], { playground: false, port: 8443 }],
  ])('reads %j', (args, changed) => {
    expect(parseOptions(args, {})).toEqual({ kind: 'run', options: { ...standard, ...changed } });
  });

  it.each([
    [{ GRANTSCOPE_PORT: '9000' }, { port: 9000 }],
    [{ GRANTSCOPE_PORT: '' }, {}],
    [{ GRANTSCOPE_PLAYGROUND_HTTP_PORT: '9001' }, { playgroundHttpPort: 9001 }],
    [{ GRANTSCOPE_PLAYGROUND_HTTPS_PORT: '9002' }, { playgroundHttpsPort: 9002 }],
    [{ GRANTSCOPE_PLAYGROUND_STATE: 'memory' }, { playgroundState: 'memory' }],
    [{ GRANTSCOPE_NO_PLAYGROUND: '1' }, { playground: false }],
    [{ GRANTSCOPE_NO_PROXY: 'true', GRANTSCOPE_OPEN: '0' }, { proxy: false }],
  ])('reads the environment %j', (environment, changed) => {
    expect(parseOptions([], environment)).toEqual({ kind: 'run', options: { ...standard, ...changed } });
  });

  it('lets the command line win over the environment', () => {
    const parsed = parseOptions(['--port', '9100'], { GRANTSCOPE_PORT: '9000' });
    expect(parsed).toEqual({ kind: 'run', options: { ...standard, port: 9100 } });
  });

  it.each([
    [['--port', 'many'], '--port takes a number from 0 to 65535, not “many”.'],
    [['--port', '65536'], '--port takes a number from 0 to 65535, not “65536”.'],
    [['--port=-1'], '--port takes a number from 0 to 65535, not “-1”.'],
    [['--port', '80.5'], '--port takes a number from 0 to 65535, not “80.5”.'],
    [['--port='], '--port needs a value. --help lists the options.'],
    [['--port'], '--port needs a value. --help lists the options.'],
    [['--no-proxy=yes'], '--no-proxy takes no value. --help lists the options.'],
    [['--verbose'], 'There is no option --verbose. --help lists the options.'],
    [['--constructor'], 'There is no option --constructor. --help lists the options.'],
    [['serve'], '“serve” is not an option. --help lists the options.'],
    [
      ['--port', '8443'],
      'Port 8443 is asked for twice, for the app and for the playground: choose another with --port.',
    ],
  ])('says what is wrong with %j', (args, sentence) => {
    expect(parseOptions(args, {})).toEqual({ kind: 'bad', sentence });
  });

  it('says what is wrong with a switch in the environment', () => {
    expect(parseOptions([], { GRANTSCOPE_NO_PROXY: 'perhaps' })).toEqual({
      kind: 'bad',
      sentence: 'GRANTSCOPE_NO_PROXY takes 1 or 0, not “perhaps”.',
    });
  });

  it('answers --help and --version before anything else is judged', () => {
    expect(parseOptions(['--help', '--port', '8443'], {})).toEqual({ kind: 'help' });
    expect(parseOptions(['-h'], {})).toEqual({ kind: 'help' });
    expect(parseOptions(['--version'], { GRANTSCOPE_PORT: 'x' })).toEqual({ kind: 'version' });
  });
});
