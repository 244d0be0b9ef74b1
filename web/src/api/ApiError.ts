import type { FieldError, Problem } from './types';

/** A request that failed, with everything a person needs to go on: cause, next step, trace id. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  readonly traceId: string | undefined;

  constructor(problem: Problem) {
    super(problem.detail || problem.title || `The server answered ${problem.status}.`);
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code ?? `HTTP_${problem.status}`;
    this.errors = problem.errors ?? [];
    this.traceId = problem.traceId;
  }

  /** What to do next; said for every status, so that no error is a dead end. */
  get nextStep(): string {
    if (this.status === 0) return 'Check that Millrace is running, then try again.';
    if (this.status === 401) return 'Sign in again.';
    if (this.status === 403) return 'Ask an administrator for the role that this needs.';
    if (this.status === 404) return 'It may have been deleted. Go back to the list.';
    if (this.status === 409) return 'Something else uses or changed it. Look at the current state.';
    if (this.status === 412)
      return 'Someone changed it meanwhile. Reload and apply your change again.';
    if (this.status < 500) return 'Correct what is named and send it again.';
    return 'Try again. If it stays, look for the trace id in the log.';
  }

  static unreachable(path: string): ApiError {
    return new ApiError({
      status: 0,
      code: 'UNREACHABLE',
      detail: `No answer from the server for ${path}.`,
    });
  }
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new ApiError({ status: 500, code: 'PAGE_FAULT', detail });
}
