import { Button, Group, Modal, Text } from '@mantine/core';
import { useDidUpdate, useDisclosure } from '@mantine/hooks';
import { ActionButton } from '../session/ActionButton';
import type { Role } from '../session/roles';
import { displayTexts } from '../texts/display';
import { ErrorNote } from './ErrorNote';

interface ConfirmButtonProps {
  label: string;
  question: string;
  consequence: string;
  error?: unknown;
  /** Says no to the question. */
  refuse?: string;
  /** The least role that may do it. */
  needs?: Role;
  /** In a row of a table. */
  compact?: boolean;
  /** Nothing is lost by it. */
  harmless?: boolean;
  busy: boolean;
  onConfirm: () => void;
}

/** A button for what cannot be undone: asks once, and says what will happen. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const [open, dialog] = useDisclosure(false);
  useDidUpdate(() => {
    if (!props.busy && !props.error) dialog.close();
  }, [props.busy]);
  return (
    <>
      <ActionButton
        needs={props.needs ?? 'OPERATOR'}
        variant="default"
        size={props.compact ? 'compact-sm' : undefined}
        onClick={dialog.open}
      >
        {props.label}
      </ActionButton>
      <Modal opened={open} onClose={dialog.close} title={props.question} centered>
        <Text size="sm" mb="md">
          {props.consequence}
        </Text>
        {Boolean(props.error) && <ErrorNote error={props.error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={dialog.close}>
            {props.refuse ?? displayTexts.keepIt}
          </Button>
          <Button
            color={props.harmless ? undefined : 'red'}
            loading={props.busy}
            onClick={props.onConfirm}
          >
            {props.label}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
