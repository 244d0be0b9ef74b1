import { Text, Title } from '@mantine/core';
import type { DataSource, FitDraft, ModelSet } from '../../api/types';
import { count } from '../../display/quantity';
import { trainingFormTexts as texts } from '../../texts/trainingForm';
import { planOf } from './plan';
import classes from './TrainingForm.module.css';

interface PlanSummaryProps {
  set: ModelSet | undefined;
  source: DataSource | undefined;
  fit: FitDraft;
}

/** What the form asks for, in numbers. */
export function PlanSummary({ set, source, fit }: PlanSummaryProps) {
  return (
    <aside className={classes.plan} aria-label={texts.plan}>
      <Title order={2} fz={15}>
        {texts.plan}
      </Title>
      {set && (
        <Text size="sm" mt={8}>
          <b>{texts.planModels(set.modelIds.length)}</b> {texts.planModelsIs}.
        </Text>
      )}
      {source ? (
        <Numbers source={source} fit={fit} />
      ) : (
        <Text size="sm" c="dimmed" mt={8}>
          {texts.planWaiting}
        </Text>
      )}
    </aside>
  );
}

function Numbers({ source, fit }: { source: DataSource; fit: FitDraft }) {
  const plan = planOf(fit, source);
  if (!plan) return null;
  const rows = [
    [texts.planRecords, count(plan.records)],
    [texts.planTraining, texts.about(count(plan.training))],
    [texts.planValidation, texts.about(count(plan.validation))],
    [texts.planTest, texts.about(count(plan.test))],
    [texts.planSteps, texts.about(count(plan.steps))],
  ];
  return (
    <>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Text size="xs" c="dimmed" mt={8} ta="right">
        {texts.planStepsOf(count(plan.stepsPerEpoch), count(fit.epochs ?? 1))}
      </Text>
    </>
  );
}
