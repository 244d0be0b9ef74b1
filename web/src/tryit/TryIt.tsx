import { Alert, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Inference } from '../api/types';
import { EmptyState } from '../display/EmptyState';
import { words } from '../display/quantity';
import { tryItTexts as texts } from '../texts/tryit';
import { examplesOf, scaleOf } from './examples';
import type { InputMode } from './modes';
import { recordInput } from './recordInput';
import { TryConsole } from './TryConsole';
import { TrialLog } from './TrialLog';
import { useTrained } from './trained';

interface TryItProps {
  inference: Inference;
  mode: InputMode | undefined;
  onMode: (mode: InputMode) => void;
}

/** One for each inference as long as the page is open: what was tried stays when one looks away. */
const logs = new Map<string, TrialLog>();

function logOf(inference: Inference): TrialLog {
  const log = logs.get(inference.id) ?? new TrialLog(inference);
  logs.set(inference.id, log);
  return log;
}

/** Ask a deployed model: what is sent is a real record, and its answer is read from the output. */
export default function TryIt(props: TryItProps) {
  const { inference } = props;
  if (inference.inputKafka || inference.output.kafka) {
    return <EmptyState title={texts.elsewhere}>{texts.elsewhereReason}</EmptyState>;
  }
  return <Reachable {...props} />;
}

function Reachable({ inference, mode, onMode }: TryItProps) {
  const log = logOf(inference);
  const trials = useSyncExternalStore(log.subscribe, log.all);
  const watching = useSyncExternalStore(log.subscribe, log.watching);
  const trained = useTrained(inference);
  const examples = useQuery(examplesOf(trained?.dataSourceId));
  useEffect(() => {
    log.watch();
    return () => log.unwatch();
  }, [log]);
  const reading = !trained || (trained.dataSourceId !== undefined && examples.isPending);
  if (reading) return <Skeleton height={420} aria-busy="true" />;
  const input = recordInput(inference, trained.inputs);
  return (
    <>
      {inference.state !== 'RUNNING' && (
        <Alert color="gray" variant="light" title={texts.notRunning(words(inference.state))} />
      )}
      <TryConsole
        key={inference.id}
        {...{ inference, log, trials, watching, input, mode, onMode }}
        examples={examples.data ?? []}
        scale={scaleOf(examples.data ?? [], inference.formatConfig.data_type)}
      />
    </>
  );
}
