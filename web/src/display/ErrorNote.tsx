import { Alert, Button, Code, List, Text } from '@mantine/core';
import { asApiError } from '../api/ApiError';
import type { FieldError } from '../api/types';
import { displayTexts } from '../texts/display';

interface ErrorNoteProps {
  error: unknown;
  onRetry?: () => void;
}

/** What went wrong, where, what to do next, and the id to find it in the log. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  const problem = asApiError(error);
  return (
    <Alert color="red" variant="light" role="alert" title={problem.message}>
      {problem.errors.length > 0 && <FieldErrors errors={problem.errors} />}
      <Text size="sm">{problem.nextStep}</Text>
      <Text size="xs" mt={6}>
        <Code>{problem.code}</Code>
        {problem.traceId && (
          <>
            {' '}
            {displayTexts.traceId} <Code>{problem.traceId}</Code>
          </>
        )}
      </Text>
      {onRetry && (
        <Button mt="sm" size="xs" variant="default" onClick={onRetry}>
          {displayTexts.tryAgain}
        </Button>
      )}
    </Alert>
  );
}

export function FieldErrors({ errors }: { errors: FieldError[] }) {
  return (
    <List size="sm" mb={6} spacing={4}>
      {errors.map((fault) => (
        <List.Item key={`${place(fault)} ${fault.message}`}>
          {place(fault) && <Code>{place(fault)}</Code>} {sentence(fault.message)}
          {fault.hint && (
            <Text size="sm" component="span">
              {' '}
              {advice(fault.hint)}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}

/** Begins as a sentence does, unless it begins with code. */
export function advice(hint: string): string {
  return /^[a-z]+ /.test(hint) ? hint.charAt(0).toUpperCase() + hint.slice(1) : hint;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

export function place(fault: FieldError): string {
  if (fault.line) return displayTexts.line(fault.line, fault.column, fault.layer);
  return fault.layer ?? fault.pointer ?? '';
}
