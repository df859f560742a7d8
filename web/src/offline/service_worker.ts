// The service worker: the files of this build from the cache, and what another app shares, handed to the page. A shared
// text is held in memory until the page asks for it; it is neither sent on nor stored.

import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import type { Held, ToWorker } from './messages';

interface WaitingEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface FetchingEvent extends WaitingEvent {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

/** The few things of a service worker's world that are used here; the page's own types know no such world. */
interface Scope {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'fetch', listener: (event: FetchingEvent) => void): void;
  addEventListener(type: 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

/** Put in by the build: every file the page may ask for, with a revision where its name holds none. */
declare const __FILES__: { url: string; revision: string | null }[];
const worker = self as unknown as Scope;

const kLongest = 1 << 20; // UTF-16 units of a shared text; the engine reads no more
let held: Held | null = null;

// Before the files: an address of the page itself is no place to post to.
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'POST' || url !== new URL('share', worker.registration.scope).href) return;
  event.respondWith(receive(event.request));
});

worker.addEventListener('message', ({ data, ports }) => {
  if (data.type === 'hold') held = data.held;
  else if (data.type === 'take over') void worker.skipWaiting();
  else {
    ports[0]?.postMessage(held);
    held = null;
  }
});

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
precacheAndRoute(__FILES__, { ignoreURLParametersMatching: [], cleanURLs: false });
cleanupOutdatedCaches();

async function receive(request: Request): Promise<Response> {
  const form = await request.formData();
  const parts = ['title', 'text', 'url'].map((name) => String(form.get(name) ?? '').trim());
  const text = [...new Set(parts)].filter((part) => part !== '').join('\n');
  held = { view: 'received', text: text.replaceAll('\r\n', '\n').slice(0, kLongest) };
  return Response.redirect(new URL('./#received', worker.registration.scope).href, 303);
}
