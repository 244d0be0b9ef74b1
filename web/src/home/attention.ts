import type { SystemHealth } from '../api/reach';
import { isTerminal } from '../api/types';
import type { Check, Condition, Inference, ProblemReport, Training } from '../api/types';
import { words } from '../display/quantity';
import { homeTexts as texts } from '../texts/home';

export type Severity = 'bad' | 'warn' | 'calm';

/** Something that a person should look at: what it is, why, since when, and where to go. */
export interface Concern {
  key: string;
  severity: Severity;
  title: string;
  detail: string;
  at: string | null;
  to: string;
}

export interface Watched {
  trainings: Training[];
  inferences: Inference[];
  problems: ProblemReport[];
  checks: Check[];
  system?: SystemHealth;
}

const ORDER: Severity[] = ['bad', 'warn', 'calm'];
const RECENT_MS = 24 * 3_600_000;

/** The worst first, and of the same weight the newest. What failed a day ago is no news any more. */
export function concernsOf(watched: Watched, now: number): Concern[] {
  return [
    ...systemConcerns(watched.system),
    ...watched.checks.flatMap(checkConcerns),
    ...watched.inferences.flatMap(inferenceConcerns),
    ...watched.trainings.flatMap((training) => trainingConcerns(training, now)),
    ...watched.problems.filter(({ time }) => isRecent(time, now)).map(problemConcern),
  ].toSorted(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || timeOf(b.at) - timeOf(a.at),
  );
}

/** Slowness is the least of concerns as long as it may pass. */
function systemConcerns(system: SystemHealth | undefined): Concern[] {
  if (!system) return [];
  const { kafka, flink } = system.reach;
  const parts = [
    { key: 'kafka', name: texts.kafka, reach: kafka, gone: system.kafka.fault ?? texts.kafkaGone },
    { key: 'flink', name: texts.flink, reach: flink, gone: texts.flinkGone },
  ];
  return parts
    .filter(({ reach }) => reach.state !== 'UP')
    .map(({ key, name, reach, gone }) => {
      const slow = reach.state === 'SLOW';
      return {
        key,
        severity: slow ? 'calm' : 'bad',
        title: slow ? texts.slow(name) : texts.down(name),
        detail: slow ? texts.slowDetail : gone,
        at: reach.since,
        to: '/system',
      };
    });
}

const CHECK_SEVERITY: Record<Check['state'], Severity | undefined> = {
  FAILED: 'bad',
  WARNING: 'warn',
  UNKNOWN: undefined,
  OK: undefined,
};

function checkConcerns({ name, state, detail, remedy }: Check): Concern[] {
  const severity = CHECK_SEVERITY[state];
  if (!severity) return [];
  return [
    {
      key: `check-${name}`,
      severity,
      title: texts.check(words(name)),
      detail: [detail, remedy].filter(Boolean).join('. '),
      at: null,
      to: '/system',
    },
  ];
}

function inferenceConcerns(inference: Inference): Concern[] {
  const { id, name, state, error, createdAt, metrics, conditions } = inference;
  const about = { at: createdAt, to: `/inferences/${id}` };
  const concerns = conditions.map((each) =>
    conditionConcern(`inference-${id}`, name, each, about.to),
  );
  if (state === 'FAILED' || state === 'UPGRADE_FAILED') {
    concerns.unshift({
      ...about,
      key: `inference-${id}`,
      severity: 'bad',
      title: state === 'FAILED' ? texts.failedInference(name) : texts.failedUpgrade(name),
      detail: error?.message ?? inference.operation?.reason ?? texts.noReason,
    });
  }
  if (metrics && metrics.deadLetters > 0 && !isTerminal(state)) {
    concerns.push({
      ...about,
      key: `letters-${id}`,
      severity: 'warn',
      title: texts.deadLetters(name, metrics.deadLetters),
      detail: '',
      at: metrics.time,
    });
  }
  return concerns;
}

function trainingConcerns(training: Training, now: number): Concern[] {
  const { id, name, state, error, createdAt, finishedAt, results } = training;
  const to = `/trainings/${id}`;
  const about = { key: `training-${id}`, to, at: finishedAt ?? createdAt };
  const failed = results.filter((result) => result.state === 'FAILED');
  const detail = error?.message ?? failed[0]?.error?.message ?? texts.noReason;
  if (!isTerminal(state)) {
    const concerns = training.conditions.map((each) => conditionConcern(about.key, name, each, to));
    if (state !== 'WAITING_FOR_DATA') return concerns;
    const waits = { title: texts.waitsForData(name), detail: texts.waitsForDataDetail };
    return [...concerns, { ...about, severity: 'calm', ...waits }];
  }
  if (!isRecent(about.at, now) || state === 'CANCELED') return [];
  if (state === 'FAILED') {
    return [{ ...about, severity: 'bad', title: texts.failedTraining(name), detail }];
  }
  if (failed.length === 0) return [];
  const models = failed.map(({ modelName }) => modelName);
  return [{ ...about, severity: 'warn', title: texts.failedModels(name, models), detail }];
}

function conditionConcern(key: string, name: string, condition: Condition, to: string): Concern {
  const { flag, reason, remedy, since } = condition;
  return {
    key: `${key}-${flag}`,
    severity: flag === 'WARNING' || flag === 'UNREACHABLE' ? 'warn' : 'bad',
    title: texts.condition(name, words(flag)),
    detail: `${reason}. ${remedy}`,
    at: since,
    to,
  };
}

function problemConcern({ id, time, detail, code }: ProblemReport): Concern {
  return {
    key: `problem-${id}`,
    severity: 'warn',
    title: detail,
    detail: code,
    at: time,
    to: '/problems',
  };
}

function isRecent(time: string | null, now: number): boolean {
  return time !== null && now - Date.parse(time) < RECENT_MS;
}

function timeOf(at: string | null): number {
  return at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at);
}
