import { Button, Menu, Text } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { modelTexts as texts } from '../texts/models';
import { TEMPLATES } from './templates';

interface TemplateMenuProps {
  /** Something is written. */
  replaces: boolean;
  onPick: (code: string) => void;
}

/** Models to begin with, in place of what is written; undo brings that back. */
export function TemplateMenu({ replaces, onPick }: TemplateMenuProps) {
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          px={10}
          leftSection={<IconTemplate size={16} aria-hidden />}
        >
          {texts.templatesMenu}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {replaces && <Menu.Label>{texts.templateReplaces}</Menu.Label>}
        {TEMPLATES.map((template) => (
          <Menu.Item key={template.name} onClick={() => onPick(template.code)}>
            <Text size="sm" fw={500}>
              {template.title}
            </Text>
            <Text size="xs" c="dimmed">
              {template.about}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
