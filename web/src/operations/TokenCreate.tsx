import { Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { faultAt } from '../display/faultAt';
import { Panel } from '../display/Panel';
import { ActionButton } from '../session/ActionButton';
import { useCaller } from '../session/currentSession';
import type { Role } from '../session/roles';
import { Screen } from '../shell/Screen';
import { tokenTexts as texts } from '../texts/accounts';
import { NewSecret } from './NewSecret';
import { RoleSelect } from './RoleSelect';
import { ScopeChoice } from './ScopeChoice';
import { EVERYTHING, scopeTexts, type Access } from './scopes';
import type { NewToken, TokenDraft } from './types';

const LIST = { to: '/tokens', name: texts.title } as const;
const DAYS = [7, 30, 90, 365];
const DAY_MS = 24 * 3_600_000;

/** Makes a token; its secret is shown once, here. */
export function TokenCreate() {
  const [made, setMade] = useState<NewToken>();
  return (
    <Screen title={made ? texts.made : texts.create} parent={LIST}>
      {made ? <NewSecret made={made} /> : <TokenForm onMade={setMade} />}
    </Screen>
  );
}

interface TokenForm {
  name: string;
  role: Role;
  days: number;
  all: boolean;
  accesses: ReadonlyMap<string, Access>;
}

const EMPTY: TokenForm = { name: '', role: 'OPERATOR', days: 90, all: true, accesses: new Map() };

function draftOf({ name, role, days, all, accesses }: TokenForm, now: number): TokenDraft {
  return {
    name,
    role,
    scopes: all ? [EVERYTHING] : scopeTexts(accesses),
    expiresAt: new Date(now + days * DAY_MS).toISOString(),
  };
}

function TokenForm({ onMade }: { onMade: (made: NewToken) => void }) {
  const caller = useCaller();
  const [form, setForm] = useState(EMPTY);
  const [openedAt] = useState(() => Date.now());
  const creation = useChange<NewToken>(onMade);
  const body = draftOf(form, openedAt);
  const set = (changed: Partial<TokenForm>) => setForm({ ...form, ...changed });
  const create = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate({ method: 'POST', path: '/tokens', body, touches: ['tokens'] });
  };
  return (
    <Panel>
      <form onSubmit={create}>
        <Stack gap="lg">
          <TextInput
            label={texts.name}
            description={texts.nameExample}
            required
            maw={420}
            value={form.name}
            error={faultAt(creation.error, '/name')}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <RoleSelect value={form.role} most={caller?.role} onChange={(role) => set({ role })} />
          <NativeSelect
            label={texts.expires}
            maw={220}
            data={DAYS.map((days) => ({ value: String(days), label: texts.inDays(days) }))}
            value={String(form.days)}
            error={faultAt(creation.error, '/expiresAt')}
            onChange={(event) => set({ days: Number(event.currentTarget.value) })}
          />
          <Radio.Group
            label={texts.scopes}
            value={form.all ? 'all' : 'some'}
            onChange={(choice) => set({ all: choice === 'all' })}
          >
            <Group mt={6}>
              <Radio value="all" label={texts.everything} />
              <Radio value="some" label={texts.onlySome} />
            </Group>
          </Radio.Group>
          {!form.all && (
            <ScopeChoice accesses={form.accesses} onChange={(accesses) => set({ accesses })} />
          )}
          {creation.error && <ErrorNote error={creation.error} />}
          <Group>
            <ActionButton
              needs="OPERATOR"
              type="submit"
              refusal={body.scopes?.length === 0 ? texts.chooseOne : undefined}
              loading={creation.isPending}
            >
              {texts.submit}
            </ActionButton>
            <CopyAsCurl request={{ method: 'POST', path: '/tokens', body }} />
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
