import { useState } from 'react';
import { usePlaygroundShown } from '../session/playground-shown.ts';
import { useOwnClients } from '../session/use-own-clients.ts';
import { Chip } from '../ui/chip.tsx';
import type { ClientForm } from './client-form-values.ts';
import { ClientsDeskView, type MadeSecret } from './clients-desk.tsx';
import { Section } from '../ui/section.tsx';

/** Clients of one's own, as an authorization server's administrator makes them. What is typed outlives the folding. */
export function Clients() {
  const desk = useOwnClients();
  const [form, setForm] = useState<ClientForm>();
  const [made, setMade] = useState<MadeSecret>();
  const asked = usePlaygroundShown();
  const pending = desk.draft?.pendingEdits ?? 0;
  return (
    <Section
      name="Clients"
      asked={asked?.part === undefined ? undefined : asked}
      beside={pending > 0 && <Chip tone="warning">{pendingWords(pending)}</Chip>}
    >
      {() => (
        <ClientsDeskView desk={desk} form={form} onForm={setForm} made={made} onMade={setMade} pending={pending} />
      )}
    </Section>
  );
}

function pendingWords(count: number): string {
  return `${count} pending ${count === 1 ? 'edit' : 'edits'}`;
}
