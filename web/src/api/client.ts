import { ApiError } from './ApiError';
import type { Problem } from './types';

export const API_ROOT = '/api/v1';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Sends one request below {@link API_ROOT}; the answer's JSON, or an {@link ApiError}. */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  ifMatch?: string,
  idempotencyKey?: string,
): Promise<T> {
  return (await contentWithTag<T>(await send(method, path, body, signal, ifMatch, idempotencyKey)))
    .content;
}

/** A thing and the ETag of the state that was read, which a change of it sends as If-Match. */
export interface Tagged<T> {
  content: T;
  etag: string | undefined;
}

/** Reads what is going to be changed. */
export async function readTagged<T>(path: string, signal?: AbortSignal): Promise<Tagged<T>> {
  return contentWithTag<T>(await send('GET', path, undefined, signal));
}

async function send(
  method: Method,
  path: string,
  body: unknown,
  signal?: AbortSignal,
  ifMatch?: string,
  idempotencyKey?: string,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(API_ROOT + path, {
      method,
      headers: {
        ...headersOf(method, body),
        ...(ifMatch && { 'If-Match': ifMatch }),
        ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
      },
      body: contentOf(body),
      credentials: 'same-origin',
      signal: signal ?? null,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw ApiError.unreachable(API_ROOT + path);
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  return response;
}

async function contentWithTag<T>(response: Response): Promise<Tagged<T>> {
  const text = await response.text();
  return {
    content: (text === '' ? undefined : JSON.parse(text)) as T,
    etag: response.headers.get('ETag') ?? undefined,
  };
}

function contentOf(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  return body instanceof FormData ? body : JSON.stringify(body);
}

export function headersOf(method: Method, body: unknown): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  // The browser names the boundary of a form itself.
  if (body !== undefined && !(body instanceof FormData)) {
    headers['Content-Type'] = 'application/json';
  }
  if (method === 'POST') headers['Idempotency-Key'] = randomKey();
  const csrf = /(?:^|;\s*)XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1];
  if (csrf && method !== 'GET') headers['X-XSRF-TOKEN'] = decodeURIComponent(csrf);
  return headers;
}

/** Not `crypto.randomUUID`: that one is missing on a cluster reached by plain HTTP. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function problemOf(response: Response): Promise<Problem> {
  const fallback = { status: response.status, title: response.statusText };
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return fallback;
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}
