import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import { isTerminal, type Inference, type JobState } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';

const WORKING: JobState[] = ['SUBMITTED', 'DEPLOYING', 'RUNNING', 'RESTARTING'];
const RESTING: JobState[] = ['SUSPENDED', 'UPGRADE_FAILED'];

/** Whether nothing that was asked for is under way. */
export function isIdle({ operation }: Inference): boolean {
  return !operation || Boolean(operation.endedAt);
}

/** Whether its job has ended and it can go on from what that left. */
export function isResting({ state }: Inference): boolean {
  return RESTING.includes(state);
}

/** Whether it can take other settings now. */
export function canChange(inference: Inference): boolean {
  return isIdle(inference) && [...WORKING, ...RESTING].includes(inference.state);
}

export function InferenceActions({ inference }: { inference: Inference }) {
  return (
    <>
      <RestButtons inference={inference} />
      <DeleteButton inference={inference} />
    </>
  );
}

/** Rest, go on, begin anew: whatever makes sense in this state. */
export function RestButtons({ inference }: { inference: Inference }) {
  const idle = isIdle(inference);
  if (inference.state === 'FAILED') return <ResumeButton inference={inference} />;
  if (isTerminal(inference.state)) return null;
  return (
    <>
      {idle && isResting(inference) && <ResumeButton inference={inference} />}
      {idle && WORKING.includes(inference.state) && (
        <>
          <RestButton
            inference={inference}
            action="suspend"
            label="Suspend"
            consequence={`${howItStops(inference)} Records wait in the topic until it goes on.`}
          />
          <RestButton
            inference={inference}
            action="restart"
            label="Restart"
            consequence={`${howItStops(inference)} Then it starts from there.`}
          />
        </>
      )}
    </>
  );
}

/** Only a job that runs can take a savepoint. */
export function howItStops(inference: Inference): string {
  if (isResting(inference)) return 'It rests, and what it has left is kept.';
  return inference.state === 'RUNNING'
    ? 'What is under way is scored, and a savepoint is taken: no record is lost or scored twice.'
    : 'It does not run now. If it does not come to, it is ended with its last checkpoint: no record is lost, and what came after that checkpoint is scored again.';
}

function ResumeButton({ inference }: { inference: Inference }) {
  const resumption = useChange();
  const path = `/inferences/${inference.id}:resume`;
  return (
    <Button
      loading={resumption.isPending}
      onClick={() => resumption.mutate({ method: 'POST', path, touches: ['inferences'] })}
    >
      Resume
    </Button>
  );
}

interface RestButtonProps {
  inference: Inference;
  action: 'suspend' | 'restart';
  label: string;
  consequence: string;
}

function RestButton({ inference, action, label, consequence }: RestButtonProps) {
  const change = useChange();
  return (
    <ConfirmButton
      label={label}
      question={`${label} ${inference.name}?`}
      consequence={consequence}
      refuse="Go on scoring"
      harmless
      busy={change.isPending}
      error={change.error}
      onConfirm={() =>
        change.mutate({
          method: 'POST',
          path: `/inferences/${inference.id}:${action}`,
          touches: ['inferences'],
        })
      }
    />
  );
}

function DeleteButton({ inference }: { inference: Inference }) {
  const navigate = useNavigate();
  const deletion = useChange(() => void navigate({ to: '/inferences' }));
  return (
    <ConfirmButton
      label="Stop and delete"
      question={`Stop ${inference.name}?`}
      consequence="Its job is cancelled and it is removed. Both topics stay as they are."
      busy={deletion.isPending}
      error={deletion.error}
      onConfirm={() =>
        deletion.mutate({
          method: 'DELETE',
          path: `/inferences/${inference.id}`,
          touches: ['inferences'],
        })
      }
    />
  );
}
