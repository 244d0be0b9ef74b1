import { Kbd, Modal, Stack, Switch, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { shortcutTexts as texts } from '../../texts/shell';
import { PLACES } from '../places';
import { isApple } from '../Side';
import { useSingleKeys } from './preference';
import classes from './ShortcutsDialog.module.css';

type Shortcut = [keys: string[], does: string];

const ONE = Math.ceil(PLACES.length / 2);
const GO_TO: Shortcut[] = PLACES.map(({ key, name }) => [['g', key], name]);

export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const modifier = isApple() ? '⌘' : 'Ctrl';
  return (
    <Modal opened={opened} onClose={onClose} title={texts.title} size="lg" centered>
      <Stack gap="lg">
        <Shortcuts
          title={texts.everywhere}
          columns={[
            [
              [[modifier, 'K'], texts.palette],
              [['?'], texts.help],
            ],
            [
              [['n'], texts.create],
              [['/'], texts.find],
            ],
          ]}
        />
        <Shortcuts title={texts.goTo} columns={[GO_TO.slice(0, ONE), GO_TO.slice(ONE)]} />
        <Switch
          label={texts.singleKeys}
          description={singleKeys ? texts.none : texts.singleKeysOff}
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}

function Shortcuts({ title, columns }: { title: string; columns: Shortcut[][] }) {
  return (
    <section aria-label={title}>
      <Title order={3} fz={14} mb={8}>
        {title}
      </Title>
      <div className={classes.columns}>
        {columns.map((shortcuts, index) => (
          <dl key={index} className={classes.shortcuts}>
            {shortcuts.map(([keys, does]) => (
              <Fragment key={does}>
                <dt>
                  <Keys keys={keys} />
                </dt>
                <dd>
                  <Text size="sm">{does}</Text>
                </dd>
              </Fragment>
            ))}
          </dl>
        ))}
      </div>
    </section>
  );
}

function Keys({ keys }: { keys: string[] }) {
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && ' '}
      <Kbd>{key}</Kbd>
    </Fragment>
  ));
}
