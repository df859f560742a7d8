// What the person asked to keep and is small: names of rules, lists of words. On this device, in this browser.
// Where the browser keeps nothing (a private window, a blocked store), it lasts as long as the tab.

const kPrefix = 'unpushy.';
const forTheTab = new Map<string, string>();

export function read<T>(key: string, fits: (value: unknown) => value is T): T | null {
  try {
    const kept: unknown = JSON.parse(raw(key) ?? 'null');
    return fits(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** `null` forgets. */
export function write(key: string, value: unknown): void {
  const words = value === null ? null : JSON.stringify(value);
  if (words === null) forTheTab.delete(key);
  else forTheTab.set(key, words);
  try {
    if (words === null) localStorage.removeItem(kPrefix + key);
    else localStorage.setItem(kPrefix + key, words);
  } catch {
    // It lasts as long as the tab.
  }
}

function raw(key: string): string | null {
  try {
    return localStorage.getItem(kPrefix + key) ?? forTheTab.get(key) ?? null;
  } catch {
    return forTheTab.get(key) ?? null;
  }
}
