import type { Exchange } from '#core/http/exchange.ts';
import { durationWords, msWords } from '#core/time/words.ts';
import { FlowPicture, type FlowStep } from './flow/flow-picture.tsx';
import type { ApiCallRun, TokenRequestRun } from './session/run.ts';
import { answerOf, shownApiRun, shownTokenRun } from './session/selectors.ts';
import { useWorkbench } from './session/session-context.tsx';
import { useDemoText } from './ui/demo-mode.ts';

/** The flow picture, told from the runs on screen and from what is typed where nothing has run yet. */
export function FlowStrip() {
  const shown = useDemoText();
  const state = useWorkbench((whole) => whole);
  const tokenRun = shownTokenRun(state);
  const apiRun = shownApiRun(state);
  const way = tokenRun?.exchange.way ?? state.connection.way;
  const tokenUrl = tokenRun?.exchange.request.url ?? state.connection.tokenEndpoint;
  const apiUrl = apiRun?.exchange.request.url ?? state.apiCall.url;
  const token: FlowStep = {
    name: 'token request',
    request: tokenUrl === '' ? '' : `POST ${shown(pathOf(tokenUrl))}${twice(tokenRun)}`,
    ...progress(state.tokenFlight !== undefined, tokenRun?.exchange),
    ...(tokenRun !== undefined && state.tokenFlight === undefined ? { answer: shown(tokenWords(tokenRun)) } : {}),
  };
  const call: FlowStep = {
    name: 'API call',
    request:
      apiUrl === ''
        ? ''
        : `${apiRun?.exchange.request.method ?? state.apiCall.method} ${shown(pathOf(apiUrl))}${twice(apiRun)}`,
    ...progress(state.apiFlight !== undefined, apiRun?.exchange),
  };
  return (
    <FlowPicture
      client={{ name: 'Client', place: 'this page' }}
      proxy={way === 'proxy' ? { name: 'Proxy', place: 'this machine' } : undefined}
      authorizationServer={{ name: 'Authorization server', place: hostOf(tokenUrl) }}
      api={{ name: 'API', place: hostOf(apiUrl) }}
      token={token}
      call={call}
    />
  );
}

/** A server that wanted its nonce in the DPoP proof was asked twice (RFC 9449 §8). */
function twice(run: TokenRequestRun | ApiCallRun | undefined): string {
  return run !== undefined && run.earlier.length > 0 ? ', twice' : '';
}

function progress(isUnderWay: boolean, exchange: Exchange | undefined): Pick<FlowStep, 'state' | 'answer'> {
  if (isUnderWay) return { state: 'under-way', answer: '' };
  if (exchange === undefined) return { state: 'not-sent', answer: '' };
  const { outcome, timing } = exchange;
  const took = msWords(timing.endMs ?? 0);
  if (outcome.kind === 'failure') return { state: 'failed', answer: `no answer · ${took}` };
  const { status } = outcome.response;
  return { state: status >= 200 && status < 300 ? 'answered' : 'failed', answer: `${status} · ${took}` };
}

function tokenWords(run: Parameters<typeof answerOf>[0]): string {
  const { answer } = progress(false, run.exchange);
  const read = answerOf(run);
  if (read?.kind === 'issued') {
    const lifetime =
      read.expiresInSeconds === undefined ? 'lifetime unknown' : durationWords(read.expiresInSeconds * 1000);
    return `2 · token · ${answer} · ${lifetime}`;
  }
  if (read?.kind === 'refused') return `${answer} · ${read.error}`;
  return answer;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}
