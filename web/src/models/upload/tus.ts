import { ApiError } from '../../api/ApiError';
import { API_ROOT, headersOf, problemOf, type Method } from '../../api/client';

/** Sent at once; small enough that little is lost when the connection breaks. */
export const PART_BYTES = 4 * 1024 * 1024;

/** Begins an upload by tus 1.0; its id. */
export async function createUpload(file: File, signal: AbortSignal): Promise<string> {
  const answer = await exchange('POST', '/uploads', signal, {
    'Upload-Length': String(file.size),
    'Upload-Metadata': `filename ${base64(file.name)}`,
  });
  const id = answer.headers.get('Location')?.split('/').at(-1);
  if (!id) throw new ApiError({ status: 502, detail: 'The upload was begun without an address.' });
  return id;
}

/** How many bytes have arrived. */
export async function receivedBytes(id: string, signal: AbortSignal): Promise<number> {
  return offsetOf(await exchange('HEAD', `/uploads/${id}`, signal));
}

/** Sends the part that begins at the offset; where the next one begins. */
export async function sendPart(
  id: string,
  file: File,
  offset: number,
  signal: AbortSignal,
): Promise<number> {
  const headers = {
    'Upload-Offset': String(offset),
    'Content-Type': 'application/offset+octet-stream',
  };
  const part = file.slice(offset, offset + PART_BYTES);
  return offsetOf(await exchange('PATCH', `/uploads/${id}`, signal, headers, part));
}

export async function giveUp(id: string): Promise<void> {
  await exchange('DELETE', `/uploads/${id}`, new AbortController().signal);
}

async function exchange(
  method: Method | 'HEAD',
  path: string,
  signal: AbortSignal,
  headers: Record<string, string> = {},
  body: Blob | null = null,
): Promise<Response> {
  const common = headersOf(method === 'HEAD' ? 'GET' : method, undefined);
  let response: Response;
  try {
    response = await fetch(API_ROOT + path, {
      method,
      headers: { ...common, 'Tus-Resumable': '1.0.0', ...headers },
      body,
      credentials: 'same-origin',
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw ApiError.unreachable(API_ROOT + path);
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  return response;
}

function offsetOf(response: Response): number {
  return Number(response.headers.get('Upload-Offset') ?? 0);
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
