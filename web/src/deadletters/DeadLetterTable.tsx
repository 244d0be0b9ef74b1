import { Code, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DataTable, type Column } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { deadLetterTexts as texts } from '../texts/deadLetters';
import type { DeadLetter } from './deadLetter';
import classes from './DeadLetters.module.css';
import type { DeadLetterScope } from './queries';

interface TableProps {
  letters: DeadLetter[];
  scope: DeadLetterScope;
  onOpen: (letter: DeadLetter) => void;
}

export function DeadLetterTable({ letters, scope, onOpen }: TableProps) {
  const titles = texts.columns;
  const columns: Column<DeadLetter>[] = [
    { title: titles.time, narrow: true, cell: ({ time }) => <Moment at={time} /> },
    {
      title: titles.reason,
      cell: (letter) => (
        <>
          <UnstyledButton
            className={`link ${classes.reason}`}
            aria-label={texts.open(letter.reason)}
            onClick={() => onOpen(letter)}
          >
            {letter.reason}
          </UnstyledButton>
          <div>
            <Code>{letter.code}</Code>
          </div>
        </>
      ),
    },
    {
      title: titles.source,
      cell: ({ source }) => texts.source(source.topic, source.partition, source.offset),
    },
    { title: titles.by, cell: (letter) => <JobLink letter={letter} /> },
    { title: titles.retried, narrow: true, cell: (letter) => <Retried letter={letter} /> },
  ];
  const own = scope.inferenceId !== undefined || scope.trainingId !== undefined;
  return (
    <DataTable
      label={texts.title}
      columns={own ? columns.filter(({ title }) => title !== titles.by) : columns}
      rows={letters}
      rowKey={({ id }) => id}
    />
  );
}

function JobLink({ letter }: { letter: DeadLetter }) {
  const { inferenceId, trainingId, jobId } = letter;
  if (inferenceId) {
    return (
      <Link className="link" to="/inferences/$inferenceId" params={{ inferenceId }}>
        {texts.inference}
      </Link>
    );
  }
  if (trainingId) {
    return (
      <Link className="link" to="/trainings/$trainingId" params={{ trainingId }}>
        {texts.training}
      </Link>
    );
  }
  return jobId ?? '–';
}

function Retried({ letter: { retriedAt, retriedBy } }: { letter: DeadLetter }) {
  if (!retriedAt) return '–';
  return (
    <>
      <Moment at={retriedAt} /> {texts.retriedBy(retriedBy)}
    </>
  );
}
