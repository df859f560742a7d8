// The page's side of the worker: every question has an id, and only the newest of its channel is ever answered.

import { startWorker } from './source';
import type { Draft, Message, Platforms, Question, Report, RuleInfo, Wanted } from './types';

/** Without an answer between them. */
const mostRestarts = 3;

type EngineState = 'starting' | 'ready' | 'failed';

export class EngineClient {
  state: EngineState = 'starting';
  /** version of the rules by language */
  rules: Record<string, string> = {};
  private worker: Worker | undefined;
  private readonly asked = new Map<string, { question: Question; done: (reports: Report[]) => void }>();
  private readonly listeners: (() => void)[] = [];
  private rulesWanted: ((rules: RuleInfo[]) => void)[] = [];
  private platformsWanted: ((platforms: Platforms) => void)[] = [];
  private lastId = 0;
  private restarts = 0;

  constructor() {
    this.start();
  }

  private start(): Worker | undefined {
    try {
      const worker = startWorker();
      worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
        if (worker === this.worker) this.receive(data);
      });
      worker.addEventListener('error', () => {
        if (worker === this.worker) this.recover();
      });
      this.worker = worker;
      return worker;
    } catch {
      this.state = 'failed'; // a browser that allows no worker here; the page still opens and says so
      return undefined;
    }
  }

  /** A worker that dies at work is replaced and asked again; one that never came to life is not, nor one that dies of
   * every question. */
  private recover(): void {
    this.worker?.terminate();
    this.worker = undefined;
    if (this.state !== 'ready' || ++this.restarts > mostRestarts) return this.become('failed');
    this.state = 'starting';
    const worker = this.start();
    if (!worker) return this.become('failed');
    for (const { question } of this.asked.values()) worker.postMessage(question);
    if (this.rulesWanted.length > 0) worker.postMessage({ type: 'rules' } satisfies Wanted);
    if (this.platformsWanted.length > 0) worker.postMessage({ type: 'platforms' } satisfies Wanted);
  }

  /** Called when the state changes. */
  onState(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Asks for a report. A newer question of the same channel takes this one's place; `done` is then never called. */
  check(channel: string, draft: Draft, done: (report: Report) => void): void {
    this.checkAll(channel, [draft], ([report]) => done(report as Report));
  }

  /** The same for several drafts at once; the reports come in their order. */
  checkAll(channel: string, drafts: Draft[], done: (reports: Report[]) => void): void {
    const question: Question = { type: 'check', id: ++this.lastId, channel, drafts };
    this.asked.set(channel, { question, done });
    this.worker?.postMessage(question);
  }

  /** What every rule says of itself; asked for by the few places that need it. */
  rulesKnown(done: (rules: RuleInfo[]) => void): void {
    this.rulesWanted.push(done);
    this.worker?.postMessage({ type: 'rules' } satisfies Wanted);
  }

  /** What the data say of the platforms; asked for by the views that show it, once there is something to show. */
  platformsKnown(done: (platforms: Platforms) => void): void {
    this.platformsWanted.push(done);
    this.worker?.postMessage({ type: 'platforms' } satisfies Wanted);
  }

  /** Forgets the channel's question. */
  cancel(channel: string): void {
    this.asked.delete(channel);
  }

  private receive(message: Message): void {
    if (message.type === 'failed') return this.recover();
    if (message.type === 'ready') {
      this.rules = message.rules;
      return this.become('ready');
    }
    if (message.type === 'rules') {
      for (const done of this.rulesWanted.splice(0)) done(message.known);
      return;
    }
    if (message.type === 'platforms') {
      for (const done of this.platformsWanted.splice(0)) done(message.known);
      return;
    }
    const asked = this.asked.get(message.channel);
    if (asked?.question.id !== message.id) return;
    this.asked.delete(message.channel);
    this.restarts = 0;
    asked.done(message.reports);
  }

  private become(state: EngineState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
