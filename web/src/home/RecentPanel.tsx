import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { homeTexts as texts } from '../texts/home';
import type { Happening } from './recent';
import classes from './RecentPanel.module.css';

export function RecentPanel({ happenings }: { happenings: Happening[] }) {
  return (
    <Panel title={texts.recent} flush>
      {happenings.length === 0 && (
        <Text size="sm" c="dimmed" px={20} py={12}>
          {texts.nothingRecent}
        </Text>
      )}
      <ol className={classes.happenings}>
        {happenings.map(({ key, what, name, detail, at, to }) => (
          <li key={key} className={classes.happening}>
            <Link className="link" to={to}>
              {name}
            </Link>
            <Text size="sm" c="dimmed" className={classes.time}>
              <Moment at={at} />
            </Text>
            <Text size="sm" c="dimmed" className={classes.detail}>
              {[what, detail].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
