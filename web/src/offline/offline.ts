// The page's side of its service worker: works without a network after the first visit, takes what another app shared,
// and says when a new version waits.

import { trusted } from '../engine/trusted';
import type { Held, ToWorker } from './messages';

const kOften = 6 * 3600 * 1000; // milliseconds between looks for a new version in a page that stays open
const kAnswer = 2000; // milliseconds for the worker to hand over what it holds

interface Events {
  /** A new version is there and waits. `takeOver` starts it with what is in the field, if anything. */
  updated(takeOver: (held: Held | null) => void): void;
  /** Another app shared this, or it was in the field before an update. */
  received(held: Held): void;
}

/** `started`: the engine is there, or has failed. To fetch every file of the site before that would take its turn. */
export function workOffline(events: Events, started: Promise<unknown>): void {
  // In a page from disk there is no such thing.
  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  void take().then((held) => held && events.received(held));
  void started.then(() => register(events));
}

function register(events: Events): void {
  const url = new URL('sw.js', document.baseURI).href;
  navigator.serviceWorker.register(trusted(url)).then(
    // A browser told to let none in may answer with nothing.
    (registration?: ServiceWorkerRegistration) => registration && follow(registration, events),
    () => {}, // a browser that allows none; everything else works
  );
}

function follow(registration: ServiceWorkerRegistration, events: Events): void {
  const tell = (waiting: ServiceWorker) => events.updated((held) => takeOver(waiting, held));
  if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      // Without a controller it is the first one, and nothing is new.
      if (installing.state === 'installed' && navigator.serviceWorker.controller) tell(installing);
    });
  });
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < kOften) return;
    looked = Date.now();
    void registration.update().catch(() => {});
  });
}

function takeOver(waiting: ServiceWorker, held: Held | null): void {
  const say = (message: ToWorker) => waiting.postMessage(message);
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  if (held) say({ type: 'hold', held });
  say({ type: 'take over' });
}

function take(): Promise<Held | null> {
  const { controller } = navigator.serviceWorker;
  if (!controller) return Promise.resolve(null);
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<Held | null>((done) => {
    port1.onmessage = ({ data }: MessageEvent<Held | null>) => done(data);
    setTimeout(() => done(null), kAnswer);
  });
  controller.postMessage({ type: 'take' } satisfies ToWorker, [port2]);
  return answer;
}
