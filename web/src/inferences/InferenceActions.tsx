import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import { isTerminal, type Inference, type JobState } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { ActionButton } from '../session/ActionButton';
import { inferenceTexts } from '../texts/inferences';

const texts = inferenceTexts.actions;

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
            label={texts.suspend}
            question={texts.suspendQuestion(inference.name)}
            consequence={`${howItStops(inference)} ${texts.suspendConsequence}`}
          />
          <RestButton
            inference={inference}
            action="restart"
            label={texts.restart}
            question={texts.restartQuestion(inference.name)}
            consequence={`${howItStops(inference)} ${texts.restartConsequence}`}
          />
        </>
      )}
    </>
  );
}

/** Only a job that runs can take a savepoint. */
export function howItStops(inference: Inference): string {
  if (isResting(inference)) return texts.stops.rests;
  return inference.state === 'RUNNING' ? texts.stops.runs : texts.stops.hangs;
}

function ResumeButton({ inference }: { inference: Inference }) {
  const resumption = useChange();
  const path = `/inferences/${inference.id}:resume`;
  return (
    <ActionButton
      needs="OPERATOR"
      loading={resumption.isPending}
      onClick={() => resumption.mutate({ method: 'POST', path, touches: ['inferences'] })}
    >
      {texts.resume}
    </ActionButton>
  );
}

interface RestButtonProps {
  inference: Inference;
  action: 'suspend' | 'restart';
  label: string;
  question: string;
  consequence: string;
}

function RestButton({ inference, action, ...words }: RestButtonProps) {
  const change = useChange();
  return (
    <ConfirmButton
      {...words}
      refuse={texts.goOn}
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
      label={texts.delete}
      question={texts.deleteQuestion(inference.name)}
      consequence={texts.deleteConsequence}
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
