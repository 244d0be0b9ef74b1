import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './ApiError';
import { request } from './client';

function answerWith(status: number, body: unknown, type = 'application/problem+json') {
  const fetching = vi.fn(() =>
    Promise.resolve(
      new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } }),
    ),
  );
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

async function failure(): Promise<ApiError> {
  return request('GET', '/models/m1').then(
    () => {
      throw new Error('the request did not fail');
    },
    (error: unknown) => error as ApiError,
  );
}

afterEach(() => vi.unstubAllGlobals());

describe('a request', () => {
  it('returns the JSON of a success and sends JSON with an idempotency key', async () => {
    const fetching = answerWith(201, { id: 'm1' }, 'application/json');
    await expect(request('POST', '/models', { name: 'a' })).resolves.toEqual({ id: 'm1' });
    const [url, sent] = fetching.mock.calls[0] as unknown as [string, RequestInit];
    expect(url).toBe('/api/v1/models');
    expect(sent.body).toBe('{"name":"a"}');
    expect((sent.headers as Record<string, string>)['Idempotency-Key']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('turns problem+json into an error with cause, next step and trace id', async () => {
    const errors = [{ pointer: '/name', message: 'is missing' }];
    answerWith(422, { status: 422, code: 'MODEL_INVALID', detail: 'No.', errors, traceId: 'x1' });
    const error = await failure();
    expect(error).toBeInstanceOf(ApiError);
    expect(error.message).toBe('No.');
    expect(error).toMatchObject({ status: 422, code: 'MODEL_INVALID', errors, traceId: 'x1' });
    expect(error.nextStep).toBe('Correct what is named and send it again.');
  });

  it('survives an error page that is not JSON', async () => {
    answerWith(502, 'bad gateway', 'text/html');
    const error = await failure();
    expect(error.message).toBe('The server answered 502.');
    expect(error.code).toBe('HTTP_502');
  });

  it('says so when nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const error = await failure();
    expect(error.message).toBe('No answer from the server for /api/v1/models/m1.');
    expect(error.nextStep).toBe('Check that Millrace is running, then try again.');
  });
});
