import { IconCheck, IconX } from '@tabler/icons-react';
import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { sampleTexts as texts } from '../texts/home';
import { STEPS, type Progress, type Step } from './sample';
import classes from './StepList.module.css';

/** What a step has to show: a number to read first, and what it is of. */
export interface StepFigure {
  figure?: ReactNode;
  detail: ReactNode;
}

interface StepListProps {
  progress: Record<Step, Progress>;
  figures: Record<Step, StepFigure>;
}

export function StepList({ progress, figures }: StepListProps) {
  return (
    <ol className={classes.steps} aria-label={texts.pipeline}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={classes.step}
          data-progress={progress[step]}
          aria-current={progress[step] === 'now' ? 'step' : undefined}
        >
          <span className={classes.mark} aria-hidden="true">
            <Mark progress={progress[step]} number={index + 1} />
          </span>
          <span className={classes.name}>
            {texts.step[step]}
            <span className={classes.spoken}> {texts.progress[progress[step]]}</span>
          </span>
          {figures[step].figure && <span className={classes.figure}>{figures[step].figure}</span>}
          <span className={classes.detail}>{figures[step].detail}</span>
        </li>
      ))}
    </ol>
  );
}

function Mark({ progress, number }: { progress: Progress; number: number }) {
  if (progress === 'done') return <IconCheck size={16} stroke={2.5} />;
  if (progress === 'failed') return <IconX size={16} stroke={2.5} />;
  if (progress === 'now') return <Loader size={14} color="currentColor" />;
  return number;
}
