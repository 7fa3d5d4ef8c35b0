import { hostAndPort } from '#core/oauth/connection.ts';
import { connectToFault, serverNameFault, wayTo } from '#core/oauth/server-way.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Field, type FieldControl } from '../ui/field.tsx';
import styles from './ways.module.css';

type WayFieldsetProps = { readonly url: string; readonly whose: string };

/** The other way to the server of one URL. */
export function WayFieldset({ url, whose }: WayFieldsetProps) {
  const ways = useWorkbench((state) => state.ways);
  const { editWay } = useCommands();
  const { connectTo, serverName } = wayTo(url, ways) ?? { connectTo: '', serverName: '' };
  const { hostname, protocol } = new URL(url);
  const target = hostAndPort(url) ?? '';
  const port = target.slice(target.lastIndexOf(':') + 1);
  // Each control has a name of its own.
  const suffix = whose === 'API' ? ' for the API' : '';
  return (
    <fieldset className={styles.server}>
      <legend>
        <code>{target}</code> <span className={styles.whose}>{whose}</span>
      </legend>
      <Field
        label={`Connect to${suffix}`}
        fault={connectToFault(connectTo)}
        hint={`A host or an address. Port ${port}, unless another one stands behind it.`}
      >
        {(control) => (
          <WayInput
            control={control}
            placeholder={`127.0.0.1:${port}`}
            value={connectTo}
            onChange={(next) => editWay(url, { connectTo: next })}
          />
        )}
      </Field>
      <Field label={`TLS server name${suffix}`} fault={serverNameFault(serverName)} hint={nameHint(protocol, hostname)}>
        {(control) => (
          <WayInput
            control={control}
            placeholder={hostname}
            value={serverName}
            onChange={(next) => editWay(url, { serverName: next })}
          />
        )}
      </Field>
    </fieldset>
  );
}

function nameHint(protocol: string, hostname: string): string {
  return protocol === 'http:'
    ? 'Of no use here: the URL says http, so there is no TLS.'
    : `Sent in the handshake (SNI). The certificate still has to be for ${hostname}.`;
}

type WayInputProps = {
  readonly control: FieldControl;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function WayInput({ control, placeholder, value, onChange }: WayInputProps) {
  return (
    <input
      {...control}
      type="text"
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
