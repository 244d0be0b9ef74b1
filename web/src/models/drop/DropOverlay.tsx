import { Portal, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { modelTexts as texts } from '../../texts/models';
import classes from './DropOverlay.module.css';

/** Says where a file that is held over the page would go. */
export function DropOverlay() {
  return (
    <Portal>
      <div className={classes.overlay} aria-hidden>
        <div className={classes.frame}>
          <IconFileImport size={44} stroke={1.4} />
          <Text fz={20} fw={600}>
            {texts.dropHere}
          </Text>
          <Text c="dimmed">{texts.dropLegal}</Text>
        </div>
      </div>
    </Portal>
  );
}
