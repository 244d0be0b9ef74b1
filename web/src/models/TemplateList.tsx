import { Text, UnstyledButton } from '@mantine/core';
import { modelTexts as texts } from '../texts/models';
import { TEMPLATES } from './templates';
import classes from './TemplateList.module.css';

/** What one may begin with while nothing is written. */
export function TemplateList({ onPick }: { onPick: (code: string) => void }) {
  return (
    <div className={classes.templates} role="group" aria-label={texts.templates}>
      <Text size="sm" fw={500}>
        {texts.templates}
      </Text>
      {TEMPLATES.map((template) => (
        <UnstyledButton
          key={template.name}
          className={classes.template}
          onClick={() => onPick(template.code)}
        >
          <Text size="sm" fw={500} component="span">
            {template.title}
          </Text>
          <Text size="xs" c="dimmed" component="span">
            {template.about}
          </Text>
        </UnstyledButton>
      ))}
    </div>
  );
}
