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
          Only people with this run&rsquo;s token may look. It is new each time Millrace starts.
        </Text>
        <List spacing="xs">
          <List.Item>
            Open the URL that the terminal printed: <Code>{window.location.origin}/?token=…</Code>
          </List.Item>
          <List.Item>
            Lost it? The token lies in <Code>.millrace/token</Code>, readable only by its owner.
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
