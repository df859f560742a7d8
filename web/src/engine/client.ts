// The page's side of the worker: every question has an id, and only the newest of its channel is ever answered.

import { startWorker } from './source';
import type { Answer, Draft, Message, Question, Report, RuleInfo, RulesWanted } from './types';

type EngineState = 'starting' | 'ready' | 'failed';

export class EngineClient {
  state: EngineState = 'starting';
  answers: Answer[] = [];
  /** version of the rules by language */
  rules: Record<string, string> = {};
  private worker: Worker | undefined;
  private readonly asked = new Map<string, { id: number; done: (reports: Report[]) => void }>();
  private readonly listeners: (() => void)[] = [];
  private rulesWanted: ((rules: RuleInfo[]) => void)[] = [];
  private lastId = 0;

  constructor() {
    try {
      this.worker = startWorker();
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
    this.checkAll(channel, [draft], ([report]) => done(report as Report));
  }

  /** The same for several drafts at once; the reports come in their order. */
  checkAll(channel: string, drafts: Draft[], done: (reports: Report[]) => void): void {
    const question: Question = { type: 'check', id: ++this.lastId, channel, drafts };
    this.asked.set(channel, { id: question.id, done });
    this.worker?.postMessage(question);
  }

  /** What every rule says of itself; asked for by the few places that need it. */
  rulesKnown(done: (rules: RuleInfo[]) => void): void {
    this.rulesWanted.push(done);
    this.worker?.postMessage({ type: 'rules' } satisfies RulesWanted);
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
    if (message.type === 'rules') {
      for (const done of this.rulesWanted.splice(0)) done(message.list);
      return;
    }
    const asked = this.asked.get(message.channel);
    if (asked?.id !== message.id) return;
    this.asked.delete(message.channel);
    asked.done(message.reports);
  }

  private become(state: EngineState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
