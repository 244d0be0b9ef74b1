import { Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { faultAt } from '../display/faultAt';
import { Panel } from '../display/Panel';
import { ActionButton } from '../session/ActionButton';
import { Screen } from '../shell/Screen';
import { accountTexts, userTexts as texts } from '../texts/accounts';
import { RoleSelect } from './RoleSelect';
import type { User, UserDraft } from './types';

const EMPTY = { name: '', password: '', role: 'OPERATOR' } satisfies UserDraft;
const HIDDEN = '••••••••••••';

export function UserCreate() {
  const [draft, setDraft] = useState<Required<UserDraft>>(EMPTY);
  const navigate = useNavigate();
  const creation = useChange<User>((user) => {
    void navigate({ to: '/users/$userId', params: { userId: user.id } });
  });
  const create = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate({ method: 'POST', path: '/users', body: draft, touches: ['users'] });
  };
  return (
    <Screen title={texts.create} parent={{ to: '/users', name: texts.title }}>
      <Panel>
        <form onSubmit={create}>
          <Stack gap="md" maw={420}>
            <TextInput
              label={texts.name}
              description={texts.nameRule}
              autoComplete="off"
              required
              value={draft.name}
              error={faultAt(creation.error, '/name')}
              onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
            />
            <PasswordInput
              label={texts.password}
              description={accountTexts.atLeast}
              autoComplete="new-password"
              required
              value={draft.password}
              error={faultAt(creation.error, '/password')}
              onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
            />
            <RoleSelect value={draft.role} onChange={(role) => setDraft({ ...draft, role })} />
            {creation.error && <ErrorNote error={creation.error} />}
            <Group>
              <ActionButton needs="ADMIN" type="submit" loading={creation.isPending}>
                {texts.submit}
              </ActionButton>
              <CopyAsCurl
                request={{ method: 'POST', path: '/users', body: { ...draft, password: HIDDEN } }}
              />
            </Group>
          </Stack>
        </form>
      </Panel>
    </Screen>
  );
}
