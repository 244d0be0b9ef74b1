import type { Operation, OperationStep } from '../api/types';
import type { Step } from './Steps';
import { inferenceTexts } from '../texts/inferences';

const FORWARD: Record<Operation['kind'], OperationStep[]> = {
  UPGRADE: ['STOPPING', 'STARTING', 'DONE'],
  ROLLBACK: ['STOPPING', 'STARTING', 'DONE'],
  RESTART: ['STOPPING', 'STARTING', 'DONE'],
  SUSPEND: ['STOPPING', 'DONE'],
  RESUME: ['STARTING', 'DONE'],
  SNAPSHOT: ['TAKING', 'DONE'],
};
const BACK: OperationStep[] = ['STOPPING', 'STARTING', 'HALTING', 'RETURNING', 'ROLLED_BACK'];

/** The way that an operation goes, or went when it had to turn back. */
export function operationSteps({ kind, step, endedAt }: Operation): Step[] {
  const turned = ['HALTING', 'RETURNING', 'ROLLED_BACK'].includes(step);
  const way = turned ? BACK : step === 'FAILED' ? failing(kind) : FORWARD[kind];
  const at = way.indexOf(step);
  return way.map((each, index) => ({
    name: inferenceTexts.operation.short[each],
    state: stateOf(each, index, at, Boolean(endedAt)),
  }));
}

function failing(kind: Operation['kind']): OperationStep[] {
  return [...FORWARD[kind].slice(0, -1), 'FAILED'];
}

function stateOf(step: OperationStep, index: number, at: number, ended: boolean): Step['state'] {
  if (index > at) return 'due';
  if (index < at) return 'done';
  if (step === 'FAILED' || step === 'ROLLED_BACK') return 'refused';
  return ended ? 'done' : 'current';
}
