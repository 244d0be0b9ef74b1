import { Button, Group, PasswordInput, Select, Stack, Switch, Text } from '@mantine/core';
import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconLogout } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { request } from '../api/client';
import { ErrorNote } from '../display/ErrorNote';
import { Facts, type Fact } from '../display/Facts';
import { faultAt } from '../display/faultAt';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { currentSession, type Caller, type SessionView } from '../session/currentSession';
import { useSignOut } from '../session/signOut';
import { Screen } from '../shell/Screen';
import { useSingleKeys } from '../shell/shortcuts/preference';
import { accountTexts as texts, KINDS_OF_CALLERS, roleTexts } from '../texts/accounts';
import { shellTexts } from '../texts/shell';
import type { PasswordChange } from './types';

const EVERYTHING = '*:write';
const SCHEMES: MantineColorScheme[] = ['auto', 'light', 'dark'];

/** Who one is here, one's password, and how this page behaves. */
export function Account() {
  const session = useQuery(currentSession);
  const signOut = useSignOut();
  return (
    <Screen
      title={texts.title}
      actions={
        <Button
          variant="default"
          leftSection={<IconLogout size={16} />}
          loading={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          {texts.signOut}
        </Button>
      }
    >
      {signOut.error && <ErrorNote error={signOut.error} />}
      <Panel title={texts.whoYouAre}>
        <QueryView query={session} rows={2}>
          {(view) => <Facts facts={factsOf(view)} />}
        </QueryView>
      </Panel>
      {session.data?.caller && <Password caller={session.data.caller} />}
      <Preferences />
    </Screen>
  );
}

function factsOf({ caller, scopes, expiresAt }: SessionView): Fact[] {
  if (!caller) return [];
  return [
    [texts.name, caller.name],
    [texts.role, `${caller.role} (${roleTexts.meaning[caller.role].toLowerCase()})`],
    [texts.kind, KINDS_OF_CALLERS[caller.kind]],
    [texts.scopes, scopes.includes(EVERYTHING) ? texts.everything : scopes.join(', ')],
    [texts.until, expiresAt ? <Moment key="until" at={expiresAt} /> : texts.withoutEnd],
  ];
}

function Password({ caller }: { caller: Caller }) {
  return (
    <Panel title={texts.changePassword}>
      {caller.kind === 'USER' ? (
        <PasswordForm name={caller.name} />
      ) : (
        <Text size="sm">{texts.noPassword(KINDS_OF_CALLERS[caller.kind])}</Text>
      )}
    </Panel>
  );
}

const EMPTY: PasswordChange = { currentPassword: '', newPassword: '' };

function PasswordForm({ name }: { name: string }) {
  const [change, setChange] = useState(EMPTY);
  const sending = useMutation({
    mutationFn: () => request('POST', '/session:change-password', change),
    onSuccess: () => setChange(EMPTY),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm" maw={380}>
        <input type="hidden" autoComplete="username" value={name} readOnly />
        <PasswordInput
          label={texts.currentPassword}
          autoComplete="current-password"
          required
          value={change.currentPassword}
          error={faultAt(sending.error, '/currentPassword')}
          onChange={(event) => setChange({ ...change, currentPassword: event.target.value })}
        />
        <PasswordInput
          label={texts.newPassword}
          description={texts.atLeast}
          autoComplete="new-password"
          required
          value={change.newPassword}
          error={faultAt(sending.error, '/newPassword')}
          onChange={(event) => setChange({ ...change, newPassword: event.target.value })}
        />
        {sending.error && <ErrorNote error={sending.error} />}
        <Group>
          <Button type="submit" loading={sending.isPending}>
            {texts.submit}
          </Button>
          <Text size="sm" role="status">
            {sending.isSuccess && (
              <>
                <IconCheck size={14} aria-hidden="true" /> {texts.changed}
              </>
            )}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

function Preferences() {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Panel title={texts.page}>
      <Stack gap="md" maw={460}>
        <Select
          label={texts.colours}
          data={SCHEMES.map((value) => ({ value, label: shellTexts.account.colour[value] }))}
          value={colorScheme}
          allowDeselect={false}
          onChange={(value) => value && setColorScheme(value as MantineColorScheme)}
          maw={220}
        />
        <Switch
          label={texts.singleKeys}
          description={texts.singleKeysMeaning}
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
      </Stack>
    </Panel>
  );
}
