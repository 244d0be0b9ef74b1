import { Button, Menu, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { TrainingResult } from '../api/types';
import { bytes } from '../display/quantity';
import { resultTexts as texts } from '../texts/results';
import { filesOf } from './modelFiles';

/** The files of a model, each by what reads it. */
export function DownloadMenu({ result }: { result: TrainingResult }) {
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {texts.download}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {filesOf(result).map(({ kind, address, size }) => (
          <Menu.Item key={kind} component="a" href={address} download>
            <Text size="sm" fw={500}>
              {texts.kinds[kind][0]}
              {size !== undefined && `, ${bytes(size)}`}
            </Text>
            <Text size="xs" c="dimmed">
              {texts.kinds[kind][1]}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
