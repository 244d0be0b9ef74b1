import type { Page as ApiPage } from '../../src/api/types';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** REST as a script uses it, beside the browser: to prepare what a drive needs and to check what it did. */
export class Api {
  constructor(
    private readonly origin: string,
    private readonly token: string,
  ) {}

  async call<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async list<T>(path: string): Promise<T[]> {
    return (await this.call<ApiPage<T>>('GET', path)).items;
  }

  /** Asks until the answer is as wanted. */
  async until<T>(path: string, wanted: (answer: T) => boolean, seconds = 400): Promise<T> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const answer = await this.call<T>('GET', path);
      if (wanted(answer)) return answer;
      if (Date.now() > end) throw new Error(`${path} is still ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
