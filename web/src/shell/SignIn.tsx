import { Alert, Button, Container, Divider, Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { asApiError } from '../api/ApiError';
import { Sentence } from '../display/Sentence';
import { currentSession } from '../session/currentSession';
import { useSignIn } from '../session/useSignIn';
import { signInTexts } from '../texts/shell';
import { Logo } from './Logo';
import { PasswordForm, TokenForm } from './SignInForms';
import { signInAddress } from './signInAddress';

/** The whole page, for those who are not signed in yet. */
export function SignIn() {
  return (
    <Container size={460} py={96} component="main">
      <Stack gap="md">
        <Logo size={44} />
        <Title order={1} fz={26}>
          {signInTexts.title}
        </Title>
        {signInAddress.token && <Text>{signInTexts.linkUsed}</Text>}
        <Ways refusal={signInAddress.refusal} />
        <Text size="sm">
          <Sentence text={signInTexts.whereTheTokenLies} />
        </Text>
      </Stack>
    </Container>
  );
}

/** Over the page whose session has ended: what is shown and typed there stays. */
export function SignInAgain() {
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      title={signInTexts.again}
      size={460}
      centered
    >
      <Stack gap="md">
        <Text size="sm">{signInTexts.keptOpen}</Text>
        <Ways refusal={undefined} />
      </Stack>
    </Modal>
  );
}

function Ways({ refusal }: { refusal: string | undefined }) {
  const signIn = useSignIn();
  // The form for a token works also when the ways are not known.
  const ways = useQuery(currentSession).data?.ways ?? [];
  const providers = ways.filter((way) => way.kind === 'OIDC' && way.url !== null);
  const passwords = ways.some((way) => way.kind === 'PASSWORD');
  const fault = signIn.error ? asApiError(signIn.error).message : refusal;
  return (
    <>
      {fault && (
        <Alert color="red" role="alert">
          {fault}
        </Alert>
      )}
      {providers.map((way) => (
        <Button key={way.url} component="a" href={way.url ?? ''} variant="filled">
          {signInTexts.with(way.name)}
        </Button>
      ))}
      {passwords && <PasswordForm busy={signIn.isPending} onSubmit={signIn.mutate} />}
      {(passwords || providers.length > 0) && <Divider label={signInTexts.or} />}
      <TokenForm busy={signIn.isPending} onSubmit={signIn.mutate} />
    </>
  );
}
