import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Training } from '../api/types';
import type { CurveSettings } from '../charts/curveSettings';
import { colorOf } from '../charts/series';
import { Curves } from './curves/Curves';
import type { Subject } from './curves/curveLines';

interface LearningCurvesProps {
  training: Training;
  settings: CurveSettings;
}

/** Loss and one more metric of every model of the set, train and validation, as they come. */
export function LearningCurves({ training, settings }: LearningCurvesProps) {
  const navigate = useNavigate();
  const subjects = useMemo(() => subjectsOf(training), [training]);
  return (
    <Curves
      subjects={subjects}
      settings={settings}
      onChange={(search) =>
        void navigate({
          to: '/trainings/$trainingId',
          params: { trainingId: training.id },
          search,
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}

function subjectsOf({ results, startedAt }: Training): Subject[] {
  return results.map((result, index) => ({
    resultId: result.id,
    trainingId: result.trainingId,
    name: result.modelName,
    color: colorOf(index),
    startedAt: startedAt ? Date.parse(startedAt) : undefined,
  }));
}
