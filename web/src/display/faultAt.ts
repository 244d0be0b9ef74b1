import { asApiError } from '../api/ApiError';

/** What the server says is wrong with the field at this JSON pointer, to be shown at it. */
export function faultAt(error: unknown, pointer: string): string | undefined {
  if (!error) return undefined;
  return asApiError(error).errors.find((fault) => fault.pointer === pointer)?.message;
}
