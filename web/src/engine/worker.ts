// The engine, off the main thread. The package fetches its own files, before any text is known.

import { load, type Engine } from 'unpushy';
import type { Message, Question } from './types';

const waiting = new Map<string, Question>();
const engine = start();

async function start(): Promise<Engine | null> {
  try {
    const loaded = await load();
    const { packVersions } = loaded.check({ text: '' });
    const rules = Object.entries(packVersions)
      .map((entry) => entry.join(' '))
      .join(', ');
    send({ type: 'ready', answers: loaded.answers(), rules });
    return loaded;
  } catch (error) {
    fail(error);
    return null;
  }
}

const send = (message: Message) => self.postMessage(message);
const fail = (error: unknown) => send({ type: 'failed', reason: String(error) });

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  waiting.set(data.channel, data);
  // Questions that arrive while the engine works wait in the event queue; let in first, all but the newest are skipped.
  setTimeout(() => void answer(data.channel), 0);
});

async function answer(channel: string): Promise<void> {
  const ready = await engine;
  const question = waiting.get(channel);
  if (!ready || !question) return;
  waiting.delete(channel);
  try {
    send({ type: 'report', id: question.id, channel, report: ready.check(question.draft) });
  } catch (error) {
    fail(error);
  }
}
