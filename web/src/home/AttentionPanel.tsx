import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { Sentence } from '../display/Sentence';
import { homeTexts as texts } from '../texts/home';
import type { Concern, Severity } from './attention';
import classes from './AttentionPanel.module.css';

const ICONS = { bad: IconAlertCircle, warn: IconAlertTriangle, calm: IconClock };
const SHOWN = 5;

/** What a person should look at first; one quiet line when there is nothing. */
export function AttentionPanel({ concerns }: { concerns: Concern[] }) {
  const [all, { toggle }] = useDisclosure(false);
  if (concerns.length === 0) {
    return (
      <Group gap={8} className={classes.well} role="status">
        <IconCircleCheck size={18} aria-hidden="true" />
        {texts.allWell}
      </Group>
    );
  }
  const shown = all ? concerns : concerns.slice(0, SHOWN);
  return (
    <Panel title={texts.attention} flush>
      <ul className={classes.concerns}>
        {shown.map((concern) => (
          <ConcernRow key={concern.key} concern={concern} />
        ))}
      </ul>
      {concerns.length > shown.length && (
        <Button variant="subtle" size="compact-sm" mx={12} mb={8} onClick={toggle}>
          {texts.more(concerns.length - shown.length)}
        </Button>
      )}
    </Panel>
  );
}

function ConcernRow({ concern: { severity, title, detail, at, to } }: { concern: Concern }) {
  return (
    <li className={classes.concern} data-severity={severity}>
      <SeverityIcon severity={severity} />
      <div>
        <Link className="link" to={to}>
          {title}
        </Link>
        {detail && (
          <Text size="sm" c="dimmed" lineClamp={2}>
            <Sentence text={detail} />
          </Text>
        )}
      </div>
      {at && (
        <Text size="sm" c="dimmed" className={classes.time}>
          <Moment at={at} />
        </Text>
      )}
    </li>
  );
}

function SeverityIcon({ severity }: { severity: Severity }) {
  const Icon = ICONS[severity];
  return (
    <Icon size={18} className={classes.icon} role="img" aria-label={texts.severity[severity]} />
  );
}
