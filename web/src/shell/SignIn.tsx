import { Button, Code, Container, List, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { session } from '../api/session';
import { Logo } from './Logo';

export function SignIn() {
  const queryClient = useQueryClient();
  const tryAgain = () => {
    queryClient.clear();
    session.begin();
  };
  return (
    <Container size={520} py={96} component="main">
      <Stack gap="md">
        <Logo size={44} />
        <Title order={1} fz={26}>
          Sign in
        </Title>
        <Text>
          Only people with the token may look. On one machine it is new each time Millrace starts;
          on a cluster it lies in the Secret that Millrace was installed with.
        </Text>
        <List spacing="xs">
          <List.Item>
            Open <Code>{window.location.origin}/?token=…</Code>, as the terminal printed it or with
            the token of the Secret behind it.
          </List.Item>
          <List.Item>
            Lost it? On one machine it lies in <Code>.millrace/token</Code>, readable only by its
            owner.
          </List.Item>
          <List.Item>
            Scripts send it as <Code>Authorization: Bearer …</Code>
          </List.Item>
        </List>
        <Button onClick={tryAgain} w="fit-content">
          I have signed in
        </Button>
      </Stack>
    </Container>
  );
}
