// The engine, off the main thread. It fetches the package's own files, before any text is known, or is handed them.

import { load, type Engine, type Platform } from 'unpushy';
import type { Message, Platforms, Question, Start, Wanted } from './types';

const waiting = new Map<string, Question>();
let begin: (start: Start) => void;
const engine = new Promise<Start>((done) => {
  begin = done;
}).then(start);

async function start({ wasm, packs }: Start): Promise<Engine | null> {
  try {
    const loaded = await load(wasm && packs ? { wasm, packs } : {});
    // After the question that may be waiting already.
    setTimeout(() => send({ type: 'ready', rules: loaded.check({ text: '' }).packVersions }), 0);
    return loaded;
  } catch (error) {
    fail(error);
    return null;
  }
}

const send = (message: Message) => self.postMessage(message);
const fail = (error: unknown) => send({ type: 'failed', reason: String(error) });

self.addEventListener('message', ({ data }: MessageEvent<Start | Question | Wanted>) => {
  if (data.type === 'start') {
    begin(data);
    return;
  }
  if (data.type !== 'check') {
    void engine.then((ready) => ready && send(known(data.type, ready)));
    return;
  }
  waiting.set(data.channel, data);
  // Questions that arrive while the engine works wait in the event queue; let in first, all but the newest are skipped.
  setTimeout(() => void answer(data.channel), 0);
});

function known(what: Wanted['type'], ready: Engine): Message {
  return what === 'rules' ? { type: 'rules', known: ready.rules() } : { type: 'platforms', known: platforms(ready) };
}

function platforms(ready: Engine): Platforms {
  const limits = ready.limits();
  const names: (Platform | null)[] = [...limits.map(({ platform }) => platform), 'other'];
  return { limits, guidance: new Map(names.map((name) => [name, ready.guidance(name ?? undefined)])) };
}

async function answer(channel: string): Promise<void> {
  const ready = await engine;
  const question = waiting.get(channel);
  if (!ready || !question) return;
  waiting.delete(channel);
  try {
    const reports = question.drafts.map((draft) => ready.check(draft));
    send({ type: 'reports', id: question.id, channel, reports });
  } catch (error) {
    fail(error);
  }
}
