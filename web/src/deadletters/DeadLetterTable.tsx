import { Code, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listOf } from '../api/queries';
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

/** By its name, as long as it is there. */
function JobLink({ letter }: { letter: DeadLetter }) {
  const { inferenceId, trainingId, jobId } = letter;
  const inferences = useQuery({ ...listOf('inferences'), enabled: inferenceId !== null }).data;
  const trainings = useQuery({ ...listOf('trainings'), enabled: trainingId !== null }).data;
  if (inferenceId) {
    return (
      <Link className="link" to="/inferences/$inferenceId" params={{ inferenceId }}>
        {nameOf(inferences, inferenceId) ?? texts.inference}
      </Link>
    );
  }
  if (trainingId) {
    return (
      <Link className="link" to="/trainings/$trainingId" params={{ trainingId }}>
        {nameOf(trainings, trainingId) ?? texts.training}
      </Link>
    );
  }
  return jobId ?? '–';
}

function nameOf(jobs: { id: string; name: string }[] | undefined, id: string) {
  return jobs?.find((job) => job.id === id)?.name;
}

function Retried({ letter: { retriedAt, retriedBy } }: { letter: DeadLetter }) {
  if (!retriedAt) return '–';
  return (
    <>
      <Moment at={retriedAt} /> {texts.retriedBy(retriedBy)}
    </>
  );
}
