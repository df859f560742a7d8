// The page's one polite live region: the newest sentence, at most every two seconds, never while keys are going down.

import { h } from './dom';

const kQuiet = 1000; // after the last key
const kApart = 2000;

const region = h('p', { class: 'vh', role: 'status' });
let waiting = '';
let timer = 0;
let lastKey = -kQuiet;
let lastSaid = -kApart;

export function liveRegion(): HTMLElement {
  document.addEventListener(
    'keydown',
    () => {
      lastKey = performance.now();
    },
    { capture: true, passive: true },
  );
  return region;
}

export function announce(sentence: string): void {
  waiting = sentence;
  clearTimeout(timer);
  say();
}

function say(): void {
  const wait = Math.max(lastKey + kQuiet, lastSaid + kApart) - performance.now();
  if (wait > 0) {
    timer = window.setTimeout(say, wait);
    return;
  }
  if (waiting === region.textContent) return;
  region.textContent = waiting;
  lastSaid = performance.now();
}
