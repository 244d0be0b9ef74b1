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
  if (isTerminal(inference.state)) return null;
  return (
    <>
      {idle && RESTING.includes(inference.state) && <ResumeButton inference={inference} />}
      {idle && WORKING.includes(inference.state) && (
        <>
          <RestButton
            inference={inference}
            action="suspend"
            label="Suspend"
            consequence="What is under way is scored, and a savepoint is taken. Records wait in the topic until it goes on."
          />
          <RestButton
            inference={inference}
            action="restart"
            label="Restart"
            consequence="It stops with a savepoint and starts from it. No record is lost or scored twice."
          />
        </>
      )}
    </>
  );
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
