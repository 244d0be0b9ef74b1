import { nextSteps, requestTexts } from '../texts/display';
import type { FieldError, Problem } from './types';

/** A request that failed, with everything a person needs to go on: cause, next step, trace id. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  readonly traceId: string | undefined;

  constructor(problem: Problem) {
    super(problem.detail || problem.title || requestTexts.answered(problem.status));
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code ?? `HTTP_${problem.status}`;
    this.errors = problem.errors ?? [];
    this.traceId = problem.traceId;
  }

  /** What to do next; said for every status, so that no error is a dead end. */
  get nextStep(): string {
    if (this.status === 0) return nextSteps.unreachable;
    if (this.status === 401) return nextSteps.unauthorized;
    if (this.code === 'ORIGIN_NOT_ALLOWED') return nextSteps.otherOrigin;
    if (this.code === 'SCOPE_MISSING') return nextSteps.otherToken;
    if (this.status === 403) return nextSteps.forbidden;
    if (this.status === 404) return nextSteps.notFound;
    if (this.status === 409) return nextSteps.conflict;
    if (this.status === 412) return nextSteps.changedMeanwhile;
    if (this.status === 429) return nextSteps.tooMany;
    if (this.status === 503) return nextSteps.notNow;
    return this.status < 500 ? nextSteps.mistaken : nextSteps.broken;
  }

  static unreachable(path: string): ApiError {
    return new ApiError({
      status: 0,
      code: 'UNREACHABLE',
      detail: requestTexts.noAnswer(path),
    });
  }
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new ApiError({ status: 500, code: 'PAGE_FAULT', detail });
}
