import { Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import type { Tagged } from '../api/client';
import { ConfirmButton } from '../display/ConfirmButton';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { Facts } from '../display/Facts';
import { faultAt } from '../display/faultAt';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { ActionButton } from '../session/ActionButton';
import type { Role } from '../session/roles';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { accountTexts, userTexts as texts } from '../texts/accounts';
import { Presence } from './Presence';
import { userOf } from './queries';
import { RoleSelect } from './RoleSelect';
import type { User, UserChange } from './types';

const LIST = { to: '/users', name: texts.title } as const;

export function UserDetail() {
  const { userId } = useParams({ from: '/users/$userId' });
  const user = useQuery(userOf(userId));
  return (
    <Screen
      title={user.data?.content.name ?? texts.one}
      parent={LIST}
      aside={user.data && <Presence enabled={user.data.content.enabled} />}
      actions={user.data && <UserActions user={user.data} />}
    >
      <QueryView query={user}>
        {(tagged) => (
          <>
            <Panel title={texts.about}>
              <About user={tagged.content} />
            </Panel>
            {/* Begins anew when somebody else has changed the user meanwhile. */}
            <RoleForm key={tagged.etag} user={tagged} />
            <PasswordForm user={tagged} />
          </>
        )}
      </QueryView>
    </Screen>
  );
}

function About({ user }: { user: User }) {
  return (
    <Facts
      facts={[
        [texts.name, user.name],
        [texts.role, user.role],
        [
          texts.lastSignIn,
          user.lastSignInAt ? <Moment key="at" at={user.lastSignInAt} /> : texts.neverSignedIn,
        ],
        [texts.created, <Moment key="created" at={user.createdAt} />],
      ]}
    />
  );
}

function useUserChange(user: Tagged<User>, onDone?: () => void) {
  const change = useChange<User>(onDone);
  const path = `/users/${user.content.id}`;
  const send = (body: UserChange) =>
    change.mutate({ method: 'PATCH', path, body, ifMatch: user.etag, touches: ['users'] });
  return { change, send, path };
}

function UserActions({ user }: { user: Tagged<User> }) {
  const { change, send } = useUserChange(user);
  const { enabled, name, id } = user.content;
  return (
    <>
      <LinkButton to="/audit-log" search={{ actor: id }} variant="default">
        {texts.audit}
      </LinkButton>
      {enabled ? (
        <ConfirmButton
          needs="ADMIN"
          label={texts.disable}
          question={texts.disableQuestion(name)}
          consequence={texts.disableConsequence}
          refuse={texts.leave}
          busy={change.isPending}
          error={change.error}
          onConfirm={() => send({ enabled: false })}
        />
      ) : (
        <ActionButton
          needs="ADMIN"
          variant="default"
          loading={change.isPending}
          onClick={() => send({ enabled: true })}
        >
          {texts.enable}
        </ActionButton>
      )}
      <DeleteButton user={user.content} />
    </>
  );
}

function DeleteButton({ user }: { user: User }) {
  const navigate = useNavigate();
  const deletion = useChange(() => void navigate({ to: '/users' }));
  return (
    <ConfirmButton
      needs="ADMIN"
      label={texts.delete}
      question={texts.deleteQuestion(user.name)}
      consequence={texts.deleteConsequence}
      busy={deletion.isPending}
      error={deletion.error}
      onConfirm={() =>
        deletion.mutate({ method: 'DELETE', path: `/users/${user.id}`, touches: ['users'] })
      }
    />
  );
}

function RoleForm({ user }: { user: Tagged<User> }) {
  const [role, setRole] = useState<Role>(user.content.role);
  const { change, send, path } = useUserChange(user);
  const save = (event: FormEvent) => {
    event.preventDefault();
    send({ role });
  };
  const unchanged = role === user.content.role ? texts.roleUnchanged : undefined;
  return (
    <Panel title={texts.changeRole}>
      <form onSubmit={save}>
        <Stack gap="md">
          <RoleSelect value={role} onChange={setRole} />
          {change.error && <ErrorNote error={change.error} />}
          <Group>
            <ActionButton
              needs="ADMIN"
              type="submit"
              refusal={unchanged}
              loading={change.isPending}
            >
              {texts.saveRole}
            </ActionButton>
            <CopyAsCurl request={{ method: 'PATCH', path, body: { role }, ifMatch: user.etag }} />
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function PasswordForm({ user }: { user: Tagged<User> }) {
  const [password, setPassword] = useState('');
  const { change, send } = useUserChange(user, () => setPassword(''));
  const save = (event: FormEvent) => {
    event.preventDefault();
    send({ password });
  };
  return (
    <Panel title={texts.newPassword}>
      <form onSubmit={save}>
        <Stack gap="md" maw={420}>
          <PasswordInput
            label={texts.newPassword}
            description={`${accountTexts.atLeast}. ${texts.passwordConsequence}`}
            autoComplete="new-password"
            required
            value={password}
            error={faultAt(change.error, '/password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {change.error && <ErrorNote error={change.error} />}
          <Group>
            <ActionButton needs="ADMIN" type="submit" loading={change.isPending}>
              {texts.setPassword}
            </ActionButton>
            <Text size="sm" role="status">
              {change.isSuccess && texts.passwordSet}
            </Text>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
