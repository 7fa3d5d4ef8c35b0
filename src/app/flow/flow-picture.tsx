import styles from './flow-picture.module.css';

export type FlowActor = { readonly name: string; readonly place: string };

/** One message of the flow with its answer; `state` says how far it is. */
export type FlowStep = {
  readonly name: string;
  /** The request in a few words, for example `POST /token`. */
  readonly request: string;
  /** What came back, or why nothing did; empty until then. */
  readonly answer: string;
  readonly state: 'not-sent' | 'under-way' | 'answered' | 'failed';
};

type FlowPictureProps = {
  readonly client: FlowActor;
  /** Absent where the browser calls directly. */
  readonly proxy: FlowActor | undefined;
  readonly authorizationServer: FlowActor;
  readonly api: FlowActor;
  readonly token: FlowStep;
  readonly call: FlowStep;
};

/** The flow as it stands: who talks to whom, with the real messages and times. */
export function FlowPicture({ client, proxy, authorizationServer, api, token, call }: FlowPictureProps) {
  return (
    <div className={styles.flow}>
      <ul className={styles.actors} aria-label="Who takes part">
        <Actor {...client} className={styles.client} />
        {proxy !== undefined && <Actor {...proxy} className={styles.proxy} />}
        <Actor {...authorizationServer} className={styles.server} />
        <Actor {...api} className={styles.api} />
      </ul>
      <ol className={styles.steps} aria-label="Messages">
        <Step {...token} number={1} className={styles.token} />
        <Step {...call} number={3} className={styles.call} />
      </ol>
    </div>
  );
}

function Actor({ name, place, className }: FlowActor & { readonly className: string | undefined }) {
  return (
    <li className={`${styles.actor} ${className}`}>
      <span className={styles.actorName}>{name}</span> <span className={styles.place}>{place}</span>
    </li>
  );
}

function Step({
  name,
  request,
  answer,
  state,
  number,
  className,
}: FlowStep & { readonly number: number; readonly className: string | undefined }) {
  return (
    <li className={`${styles.step} ${className}`} data-state={state}>
      <span className={styles.out}>
        <span className={styles.words}>
          {number} · {name}
          {state === 'not-sent' ? ', not sent yet' : ' '}
          {state !== 'not-sent' && <code>{request}</code>}
        </span>
      </span>
      {state !== 'not-sent' && (
        <span className={styles.back}>
          <span className={styles.words}>{state === 'under-way' ? 'under way…' : answer}</span>
        </span>
      )}
    </li>
  );
}
