import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { signInTexts } from '../texts/shell';

interface FormProps {
  busy: boolean;
  onSubmit: (credentials: Record<string, string>) => void;
}

export function PasswordForm({ busy, onSubmit }: FormProps) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ username, password });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={signInTexts.userName}
          autoComplete="username"
          required
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          label={signInTexts.password}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} w="fit-content">
          {signInTexts.submit}
        </Button>
      </Stack>
    </form>
  );
}

export function TokenForm({ busy, onSubmit }: FormProps) {
  const [token, setToken] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ token: token.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          label={signInTexts.token}
          autoComplete="off"
          required
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} w="fit-content">
          {signInTexts.submitToken}
        </Button>
      </Stack>
    </form>
  );
}
