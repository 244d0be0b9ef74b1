import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Api } from './Api';

const LAUNCHER = join(import.meta.dirname, '..', '..', '..', 'millrace');
const READY = /^Millrace is ready: (http:\S+)/;
const READY_WITHIN_MS = 150_000;

/** A real Millrace of this test alone: own data folder, free ports. */
export class Millrace {
  private constructor(
    private readonly dataDir: string,
    private process: ChildProcess,
    private loginUrl: string,
  ) {}

  static async start(): Promise<Millrace> {
    const dataDir = mkdtempSync(join(tmpdir(), 'millrace-live-'));
    const [process, loginUrl] = await launch(dataDir, '0');
    return new Millrace(dataDir, process, loginUrl);
  }

  get origin(): string {
    return new URL(this.loginUrl).origin;
  }

  get token(): string {
    return readFileSync(join(this.dataDir, 'token'), 'utf8').trim();
  }

  get api(): Api {
    return new Api(this.origin, this.token);
  }

  async freshLoginUrl(): Promise<string> {
    return (await this.api.call<{ url: string }>('POST', '/login-links')).url;
  }

  /** As a power cut does: nothing is flushed, nothing is said. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** At the same address, on the same data. */
  async startAgain(): Promise<void> {
    [this.process, this.loginUrl] = await launch(this.dataDir, new URL(this.origin).port);
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill(signal);
    await ended;
  }
}

/** Through the launcher, which becomes the server's process: `./millrace test` has built it. */
async function launch(dataDir: string, port: string): Promise<[ChildProcess, string]> {
  const child = spawn(LAUNCHER, ['up', `--data-dir=${dataDir}`, `--port=${port}`], {
    env: { ...process.env, MILLRACE_BUILT: 'yes', MILLRACE_HEAP: '1g' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`Millrace ${why}; it said:\n${said.slice(-40).join('\n')}`));
    };
    const timer = setTimeout(() => fail('was not ready in time'), READY_WITHIN_MS);
    child.once('exit', (code) => fail(`ended with ${code}`));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said.push(line);
        const ready = READY.exec(line)?.[1];
        if (!ready) return;
        clearTimeout(timer);
        child.removeAllListeners('exit');
        resolve(ready);
      });
    }
  });
  return [child, url];
}
