import { Alert, Button, Group, Progress as Bar, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { duration, rate } from '../display/quantity';
import { LinkButton } from '../shell/LinkButton';
import { uploadTexts as texts } from '../texts/upload';
import { currentSending } from './currentSending';
import { faultOfFile } from './faultOfFile';
import { FileFault } from './FileFault';
import type { Phase, Progress, Sending } from './Sending';
import classes from './SendingView.module.css';

const TITLES: Record<Phase, string> = {
  CHECKING: texts.checking,
  SENDING: texts.sending,
  WAITING: texts.waiting,
  ANNOUNCING: texts.announcing,
  STOPPED: texts.stopped,
  FAILED: texts.failed,
  DONE: texts.done,
};
const AT_WORK: Phase[] = ['CHECKING', 'SENDING', 'WAITING', 'ANNOUNCING'];

/** An upload while it runs, and what became of it. */
export function SendingView({ sending }: { sending: Sending }) {
  const progress = useSyncExternalStore(sending.subscribe, sending.current);
  const { phase } = progress;
  const cache = useQueryClient();
  useEffect(() => {
    if (phase !== 'DONE') return;
    for (const name of ['topics', 'data-sources', 'trainings']) {
      void cache.invalidateQueries({ queryKey: [name] });
    }
  }, [phase, cache]);
  const atWork = AT_WORK.includes(phase);
  const interrupted = phase === 'FAILED' || phase === 'STOPPED';
  const spoilt = phase === 'FAILED' && progress.error instanceof FileFault;
  return (
    <Panel title={sending.upload.file.name}>
      <Stack gap="md">
        <Text fz={22} fw={600} role="status">
          {TITLES[phase]}
        </Text>
        <Bar
          value={shareOf(progress) * 100}
          size="lg"
          aria-label={texts.progress}
          color={phase === 'FAILED' ? 'red' : undefined}
          className={classes.bar}
        />
        <Numbers progress={progress} />
        {phase === 'FAILED' && <ErrorNote error={faultOfFile(progress.error)} />}
        {interrupted && <Text size="sm">{texts.keptWhere(progress.sent, spoilt)}</Text>}
        {atWork && (
          <Group>
            <Button variant="default" onClick={sending.stop}>
              {texts.cancel}
            </Button>
            <Text size="sm" c="dimmed">
              {phase === 'CHECKING' ? texts.checkingAbout : texts.leaveWarning}
            </Text>
          </Group>
        )}
        {interrupted && <Interrupted sending={sending} spoilt={spoilt} />}
        {phase === 'DONE' && <Done sending={sending} progress={progress} />}
      </Stack>
    </Panel>
  );
}

/** The check is as long as the sending, to the eye. */
function shareOf({ phase, checked, sent, total }: Progress): number {
  if (phase === 'DONE') return 1;
  return phase === 'CHECKING' ? checked : sent / Math.max(1, total);
}

function Numbers({ progress }: { progress: Progress }) {
  const { phase, rows, sent, total, perSecond, remainingMs } = progress;
  const checking = phase === 'CHECKING';
  return (
    <div className={classes.numbers}>
      <span>
        {checking || total === 0 ? texts.rowsChecked(rows) : texts.ofRecords(sent, total)}
      </span>
      {phase === 'SENDING' && perSecond > 0 && <span>{texts.rate(rate(perSecond))}</span>}
      {phase === 'SENDING' && remainingMs !== null && (
        <span>{texts.eta(duration(remainingMs))}</span>
      )}
    </div>
  );
}

/** @param spoilt the file is at fault: going on with it would meet the same again */
function Interrupted({ sending, spoilt }: { sending: Sending; spoilt: boolean }) {
  return (
    <Group>
      {!spoilt && <Button onClick={() => void sending.run()}>{texts.resume}</Button>}
      <Button variant={spoilt ? 'filled' : 'default'} onClick={currentSending.leave}>
        {spoilt ? texts.chooseAgain : texts.discard}
      </Button>
    </Group>
  );
}

function Done({ sending, progress }: { sending: Sending; progress: Progress }) {
  const { source, sent, tookMs, ranges } = progress;
  const { choices } = sending.upload;
  const perSecond = sent / Math.max(0.001, tookMs / 1000);
  return (
    <>
      <Text size="sm">{texts.summary(sent, duration(tookMs), rate(perSecond))}</Text>
      <Text size="sm">
        {texts.ranges} {ranges.join(', ')}
      </Text>
      {choices.trainingId && (
        <Alert color="gray" variant="light">
          <LinkButton
            variant="subtle"
            to="/trainings/$trainingId"
            params={{ trainingId: choices.trainingId }}
          >
            {texts.seeTraining}
          </LinkButton>
        </Alert>
      )}
      <Group>
        {source ? (
          <>
            <LinkButton to="/data-sources/$dataSourceId" params={{ dataSourceId: source.id }}>
              {texts.seeSource}
            </LinkButton>
            <LinkButton
              variant="default"
              needs="OPERATOR"
              to="/trainings/new"
              search={{ dataSourceId: source.id }}
            >
              {texts.train}
            </LinkButton>
          </>
        ) : (
          <LinkButton to="/topics/$topic" params={{ topic: choices.topic }}>
            {texts.seeTopic}
          </LinkButton>
        )}
        <Button variant="default" onClick={currentSending.leave}>
          {texts.another}
        </Button>
      </Group>
    </>
  );
}
