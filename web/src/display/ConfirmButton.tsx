import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ErrorNote } from './ErrorNote';

interface ConfirmButtonProps {
  label: string;
  question: string;
  consequence: string;
  error?: unknown;
  /** Says no to the question. */
  refuse?: string;
  /** Nothing is lost by it. */
  harmless?: boolean;
  busy: boolean;
  onConfirm: () => void;
}

/** A button for what cannot be undone: asks once, and says what will happen. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const [open, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {props.label}
      </Button>
      <Modal opened={open} onClose={dialog.close} title={props.question} centered>
        <Text size="sm" mb="md">
          {props.consequence}
        </Text>
        {Boolean(props.error) && <ErrorNote error={props.error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={dialog.close}>
            {props.refuse ?? 'Keep it'}
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
