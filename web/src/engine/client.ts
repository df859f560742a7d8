// The page's side of the worker: every question has an id, and only the newest of its channel is ever answered.

import workerUrl from './worker?worker&url';
import type { Answer, Draft, Message, Question, Report } from './types';

type EngineState = 'starting' | 'ready' | 'failed';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The page's one Trusted Types policy: it lets this worker through and nothing else. */
function trustedWorkerUrl(): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return workerUrl;
  const policy = types.createPolicy('unpushy', {
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError('only the engine is a worker of this page');
      return url;
    },
  });
  return policy.createScriptURL(workerUrl);
}

export class EngineClient {
  state: EngineState = 'starting';
  answers: Answer[] = [];
  /** languages and versions of the rules */
  rules = '';
  private worker: Worker | undefined;
  private readonly asked = new Map<string, { id: number; done: (report: Report) => void }>();
  private readonly listeners: (() => void)[] = [];
  private lastId = 0;

  constructor() {
    try {
      this.worker = new Worker(trustedWorkerUrl(), { type: 'module' });
    } catch {
      this.state = 'failed'; // a browser that allows no worker here; the page still opens and says so
      return;
    }
    this.worker.addEventListener('message', ({ data }: MessageEvent<Message>) => this.receive(data));
    this.worker.addEventListener('error', () => this.become('failed'));
  }

  /** Called when the state changes. */
  onState(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Asks for a report. A newer question of the same channel takes this one's place; `done` is then never called. */
  check(channel: string, draft: Draft, done: (report: Report) => void): void {
    const question: Question = { id: ++this.lastId, channel, draft };
    this.asked.set(channel, { id: question.id, done });
    this.worker?.postMessage(question);
  }

  /** Forgets the channel's question. */
  cancel(channel: string): void {
    this.asked.delete(channel);
  }

  private receive(message: Message): void {
    if (message.type === 'failed') return this.become('failed');
    if (message.type === 'ready') {
      this.answers = message.answers;
      this.rules = message.rules;
      return this.become('ready');
    }
    const asked = this.asked.get(message.channel);
    if (asked?.id !== message.id) return;
    this.asked.delete(message.channel);
    asked.done(message.report);
  }

  private become(state: EngineState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
