import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryKey, sendFile, type SendFileOptions } from './sendFile';
import { PART_BYTES } from './tus';

/** TEST FAKE of the server's side of tus: one upload, which may break. */
class FakeUploads {
  received = 0;
  created = 0;
  /** How many of the next parts get no answer. */
  lost = 0;
  gone = false;

  readonly fetch = (url: string, init: RequestInit): Promise<Response> => {
    const headers = init.headers as Record<string, string>;
    if (init.method === 'POST') {
      this.created++;
      this.received = 0;
      return answer(201, { Location: `/api/v1/uploads/u${this.created}` });
    }
    if (this.gone && url.endsWith('/old')) return answer(404, {});
    if (init.method === 'HEAD') return answer(200, { 'Upload-Offset': String(this.received) });
    if (headers['Upload-Offset'] !== String(this.received)) return answer(409, {});
    const part = init.body as Blob;
    if (this.lost > 0) {
      this.lost--;
      this.received += 10;
      return Promise.reject(new TypeError('network'));
    }
    this.received += part.size;
    return answer(204, { 'Upload-Offset': String(this.received) });
  };
}

function answer(status: number, headers: Record<string, string>): Promise<Response> {
  return Promise.resolve(new Response(null, { status, headers }));
}

const SIZE = 2 * PART_BYTES + 5;
const file = new File([new Uint8Array(SIZE)], 'big.keras', { lastModified: 7 });
let server: FakeUploads;
let memory: Map<string, string>;
let seen: number[];

function options(): SendFileOptions {
  return {
    signal: new AbortController().signal,
    onProgress: (sent) => seen.push(sent),
    memory: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    },
    wait: () => Promise.resolve(),
  };
}

beforeEach(() => {
  server = new FakeUploads();
  memory = new Map();
  seen = [];
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

describe('the upload of a file', () => {
  it('goes in parts and tells how far it is', async () => {
    expect(await sendFile(file, options())).toBe('u1');
    expect(seen).toEqual([0, PART_BYTES, 2 * PART_BYTES, SIZE]);
    expect(server.received).toBe(SIZE);
  });

  it('goes on from what the server has when the connection broke within a part', async () => {
    server.lost = 2;
    await sendFile(file, options());
    expect(seen.slice(0, 3)).toEqual([0, 10, 20]);
    expect(server.received).toBe(SIZE);
    expect(server.created).toBe(1);
  });

  it('ends with the fault when it does not heal, and goes on when it is started again', async () => {
    server.lost = 4;
    await expect(sendFile(file, options())).rejects.toMatchObject({ status: 0 });
    expect(await sendFile(file, options())).toBe('u1');
    expect(seen.at(-1)).toBe(SIZE);
    expect(server.created).toBe(1);
  });

  it('begins again when the server has forgotten what was begun', async () => {
    memory.set(memoryKey(file), 'old');
    server.gone = true;
    expect(await sendFile(file, options())).toBe('u1');
    expect(memory.get(memoryKey(file))).toBe('u1');
  });
});
