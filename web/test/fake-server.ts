import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { TopicRecord } from '../src/api/topicTypes';
import type { LiveEvent } from '../src/api/types';
import type { SessionView } from '../src/session/currentSession';
import type { Role } from '../src/session/roles';
import type { World } from './world';

const DIST = join(import.meta.dirname, '..', 'dist');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** What lets in. */
export const PASSWORD = 'correct horse battery';
export const TOKEN = 'token-of-the-test';

type Answer = [status: number, body?: unknown];

/** TEST FAKE of the control plane: serves dist/, canned answers of a {@link World}, and SSE. */
export class FakeServer {
  private readonly streams = new Set<ServerResponse>();
  private readonly tails = new Map<ServerResponse, string>();
  private seq = 0;
  signedIn = true;
  role: Role = 'ADMIN';
  /** Like a server that restarts: whoever asks finds nobody. */
  reachable = true;
  readonly requests: string[] = [];

  private constructor(
    readonly world: World,
    private readonly server = createServer(),
  ) {
    server.on('request', (request, response) => {
      this.handle(request, response).catch((fault: unknown) => {
        response.writeHead(500).end(String(fault));
      });
    });
  }

  static async start(world: World): Promise<FakeServer> {
    const fake = new FakeServer(world);
    await new Promise<void>((resolve) => {
      fake.server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  emit(event: Pick<LiveEvent, 'kind' | 'id' | 'change' | 'data'>): void {
    this.seq++;
    const data = JSON.stringify({ seq: this.seq, time: new Date().toISOString(), ...event });
    for (const stream of this.streams) {
      stream.write(`id: ${this.seq}\nevent: ${event.kind}\ndata: ${data}\n\n`);
    }
  }

  dropStreams(): void {
    this.streams.forEach((stream) => stream.destroy());
    this.tails.forEach((_, stream) => stream.destroy());
    this.streams.clear();
  }

  async stop(): Promise<void> {
    this.dropStreams();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', this.url);
    if (!this.reachable) return void request.destroy();
    if (!path.startsWith('/api/v1/')) return serveFile(path, response);
    const route = `${request.method} ${path.slice('/api/v1'.length)}`;
    this.requests.push(route);
    if (route.endsWith(' /session')) {
      return send(response, this.session(request.method, await bodyOf(request)));
    }
    if (!this.signedIn) return send(response, [401, problem(401, 'Sign in first.')]);
    if (route === 'GET /events') return this.stream(request, response);
    if (route.endsWith(':tail')) return this.tail(decodeURIComponent(path), request, response);
    const body = await bodyOf(request);
    const tag = tagOf(this.world, route);
    if (request.method === 'PUT' && request.headers['if-match'] !== tag) {
      return send(response, [412, problem(412, 'The ETag is of another state.')]);
    }
    if (tag && request.method === 'GET') response.setHeader('ETag', tag);
    send(
      response,
      this.world.answer(route, body, searchParams) ?? [404, problem(404, `No ${path}.`)],
    );
  }

  private session(method: string | undefined, body: unknown): Answer {
    const { password, token } = (body ?? {}) as { password?: string; token?: string };
    if (method === 'POST') this.signedIn = password === PASSWORD || token === TOKEN;
    if (method === 'POST' && !this.signedIn) return [401, problem(401, 'That is wrong.')];
    if (method === 'DELETE') this.signedIn = false;
    if (method === 'DELETE') return [204];
    const view: SessionView = {
      caller: this.signedIn ? { kind: 'USER', id: 'u1', name: 'anna', role: this.role } : null,
      scopes: this.signedIn ? ['*:write'] : [],
      expiresAt: null,
      ways: [
        { kind: 'PASSWORD', name: null, url: null },
        { kind: 'TOKEN', name: null, url: null },
        { kind: 'OIDC', name: 'Example', url: '/api/v1/oidc' },
      ],
    };
    return [200, view];
  }

  /** Records that arrive on a topic which a page follows. */
  arrive(topic: string, record: Partial<TopicRecord>): void {
    const data = JSON.stringify(this.world.kafka.write(topic, record));
    for (const [stream, followed] of this.tails) {
      if (followed === topic) stream.write(`event: record\ndata: ${data}\n\n`);
    }
  }

  private tail(path: string, request: IncomingMessage, response: ServerResponse): void {
    const topic = /\/topics\/(.+):tail$/.exec(path)?.[1] ?? '';
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': watching\n\n');
    this.tails.set(response, topic);
    request.on('close', () => this.tails.delete(response));
  }

  private stream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 200\n: hello\n\n');
    this.streams.add(response);
    request.on('close', () => this.streams.delete(response));
  }
}

/** The ETag of a model or set: of all that it is. */
function tagOf(world: World, route: string): string | undefined {
  const [, resource, id] = /^\w+ \/(models|model-sets)\/([^/:]+)$/.exec(route) ?? [];
  const stored = resource && world[resource as 'models'].find((each) => each.id === id);
  return stored
    ? `"${Buffer.from(JSON.stringify(stored)).toString('base64').slice(-24)}"`
    : undefined;
}

export function problem(status: number, detail: string, errors: unknown[] = []) {
  return { status, code: 'TEST_FAULT', title: detail, detail, errors, traceId: 'trace-4711' };
}

function send(response: ServerResponse, [status, body]: Answer): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'Content-Type': type });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
}

async function serveFile(path: string, response: ServerResponse): Promise<void> {
  const name = extname(path) === '' ? 'index.html' : normalize(path);
  try {
    const bytes = await readFile(join(DIST, name));
    response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}
