import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Facts } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { LinkButton } from '../shell/LinkButton';
import { tokenTexts as texts } from '../texts/accounts';
import type { NewToken } from './types';

/** The secret of a new token, which is told once. */
export function NewSecret({ made: { token, secret } }: { made: NewToken }) {
  return (
    <Panel>
      <Stack gap="md">
        <Alert color="orange" variant="light" title={texts.onceTitle} styles={DARK_TITLE}>
          {texts.onceDetail}
        </Alert>
        <Code block data-secret>
          {secret}
        </Code>
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                onClick={copy}
              >
                {copied ? texts.copied : texts.copy}
              </Button>
            )}
          </CopyButton>
          <LinkButton to="/tokens" variant="default">
            {texts.done}
          </LinkButton>
        </Group>
        <Text size="sm">{texts.usage}</Text>
        <Code block>{texts.usageExample(window.location.origin)}</Code>
        <Facts
          facts={[
            [texts.name, token.name],
            [texts.role, token.role],
            [texts.expires, <Moment key="expires" at={token.expiresAt} />],
          ]}
        />
      </Stack>
    </Panel>
  );
}

/** Mantine's orange is too faint for text on its own light ground. */
const DARK_TITLE = { title: { color: 'var(--mantine-color-text)' } } as const;
