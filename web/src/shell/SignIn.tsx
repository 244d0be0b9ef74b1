import { Alert, Button, Code, Container, Divider, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { asApiError } from '../api/ApiError';
import { request } from '../api/client';
import { session } from '../api/session';
import { Logo } from './Logo';
import { PasswordForm, TokenForm } from './SignInForms';
import { signInAddress } from './signInAddress';

/** How one may sign in, as the server says it to everybody. */
interface SignInWay {
  kind: 'PASSWORD' | 'TOKEN' | 'OIDC';
  name: string | null;
  url: string | null;
}

export function SignIn() {
  const queryClient = useQueryClient();
  const [ways, setWays] = useState<SignInWay[]>([]);
  const [fault, setFault] = useState<string | undefined>(signInAddress.refusal);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    const aborting = new AbortController();
    request<{ ways: SignInWay[] }>('GET', '/session', undefined, aborting.signal)
      .then((answer) => setWays(answer.ways))
      // The form for a token works all the same.
      .catch(() => setWays([]));
    return () => aborting.abort();
  }, []);

  const show = useCallback(
    async (credentials: Record<string, string>) => {
      setBusy(true);
      try {
        await request('POST', '/session', credentials);
        queryClient.clear();
        session.begin();
      } catch (error) {
        setFault(asApiError(error).message);
        setBusy(false);
      }
    },
    [queryClient],
  );
  const providers = ways.filter((way) => way.kind === 'OIDC' && way.url !== null);
  const passwords = ways.some((way) => way.kind === 'PASSWORD');
  return (
    <Container size={460} py={96} component="main">
      <Stack gap="md">
        <Logo size={44} />
        <Title order={1} fz={26}>
          Sign in
        </Title>
        {signInAddress.token && !fault && (
          <Text>The link in the address was used or is too old; it signs in once.</Text>
        )}
        {fault && (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        {providers.map((way) => (
          <Button key={way.url} component="a" href={way.url ?? ''} variant="filled">
            Sign in with {way.name ?? 'your provider'}
          </Button>
        ))}
        {passwords && <PasswordForm busy={busy} onSubmit={show} />}
        {(passwords || providers.length > 0) && <Divider label="or" />}
        <TokenForm busy={busy} onSubmit={show} />
        <Text size="sm">
          On one machine the token lies in <Code>.millrace/token</Code>, readable only by its owner,
          and is new each time Millrace starts; on a cluster it lies in the Secret that Millrace was
          installed with. Scripts send it as <Code>Authorization: Bearer …</Code>
        </Text>
      </Stack>
    </Container>
  );
}
