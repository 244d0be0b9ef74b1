import { ApiError } from '../api/ApiError';
import { FileFault } from './FileFault';

/** A fault of a file is told as one of a request would be: what it is and what comes next. */
export function faultOfFile(error: unknown): unknown {
  if (!(error instanceof FileFault)) return error;
  return new ApiError({ status: 422, code: 'FILE_FAULT', detail: error.message });
}
