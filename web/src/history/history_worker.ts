// Reads exports and looks at them, off the main thread. What it read lives in here and ends with it.

import { loadHistory, type History } from 'unpushy/history';
import { importArchive, ImportError, type Message, type Platform, type Progress } from 'unpushy/import';
import type { Audit } from './audit';
import { look as lookAt } from './look';
import { namedBy } from './named_by';
import { Planned } from './planned';
import type { Given, Hints, Order, PlannedColumns, PlannedWords, Told } from './types';

const kApart = 100; // milliseconds between two words on the progress

let history: Promise<History> = Promise.reject(new Error('not started'));
history.catch(() => {});
let messages: Message[] = [];
let platforms: Platform[] = [];
let stop = new AbortController();
let planned: Planned | null = null;

const tell = (told: Told) => self.postMessage(told);

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  switch (data.type) {
    case 'start':
      history = loadHistory(data.wasm && data.packs ? { wasm: data.wasm, packs: data.packs } : {});
      history.catch((error) => tell({ type: 'failed', reason: String(error) }));
      return;
    case 'read':
      return void read(data.files, data.hints);
    case 'stop':
      return stop.abort();
    case 'audit':
      return void attempt(audit);
    case 'planned':
      return void attempt(() => readPlanned(data.file));
    case 'check-planned':
      return void attempt(() => checkPlanned(data.columns, data.words));
  }
});

async function read(files: Given[], hints: Hints): Promise<void> {
  const begun = performance.now();
  messages = [];
  stop = new AbortController();
  const found = importArchive(files.map(readerOf), { ...hints, signal: stop.signal, onProgress: progress() });
  try {
    for await (const message of found) messages.push(message);
  } catch (error) {
    if (!stop.signal.aborted) return tell({ type: 'refused', sentence: sentenceOf(error), summary: found.summary });
  }
  platforms = found.summary.platforms;
  const seconds = (performance.now() - begun) / 1000;
  tell({ type: 'read', summary: found.summary, seconds, stopped: stop.signal.aborted });
}

/** A file with its folders: what a browser hands over after a drop does not know them. */
const readerOf = ({ name, file }: Given) => ({
  name,
  size: file.size,
  read: async (start: number, end: number) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
});

function progress(): (now: Progress) => void {
  let last = 0;
  return ({ done, total, messages: count }) => {
    const now = performance.now();
    if (now - last < kApart) return;
    last = now;
    tell({ type: 'progress', done, total, messages: count });
  };
}

const sentenceOf = (error: unknown): string => (error instanceof ImportError ? error.message : String(error));

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tell({ type: 'failed', reason: String(error) });
  }
}

async function audit(): Promise<void> {
  const found = await look(messages);
  tell({ type: 'audited', audit: found, messages: namedBy(found, messages) });
}

const turn = new MessageChannel();

/** Between parts of the work the worker hears what else is asked. A timer would wait four milliseconds each time. */
const pause = (far: number) => {
  tell({ type: 'looking', far });
  return new Promise<void>((done) => {
    turn.port1.onmessage = () => done();
    turn.port2.postMessage(null);
  });
};

async function look(list: readonly Message[], ahead = false): Promise<Audit> {
  const [one, other] = platforms;
  return lookAt(await history, list, { platform: other || one === 'table' ? undefined : one, planned: ahead, pause });
}

async function readPlanned(file: File): Promise<void> {
  const read = await Planned.read(file);
  if (typeof read === 'string') return tell({ type: 'not-a-table', why: read });
  planned = read;
  tell({ type: 'table', header: read.header, guess: read.guess(), rows: read.count });
}

async function checkPlanned(columns: PlannedColumns, words: PlannedWords): Promise<void> {
  if (!planned) return;
  const engine = (await history).engine();
  const rows = planned.check(engine, columns);
  engine.dispose();
  const { messages: dated, badDates } = await planned.messages(columns);
  const mix = dated.length > 1 ? await look(dated, true) : null;
  tell({ type: 'planned', rows, badDates, mix, csv: planned.annotated(rows, words) });
}
