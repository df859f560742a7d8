/** A set of strings by their 53-bit hash: ten million take 160 MB, where a Set of strings takes over a gigabyte. */
export class KeySet {
  #slots = new Float64Array(1 << 10);
  #size = 0;

  /** False when it was there already. Two strings are taken for one with a chance of 1 in 10^15 a pair. */
  add(key: string): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    if (!insert(this.#slots, hash53(key))) return false;
    this.#size += 1;
    return true;
  }

  has(key: string): boolean {
    return this.#slots[placeOf(this.#slots, hash53(key))] !== 0;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const hash of this.#slots) if (hash !== 0) insert(larger, hash);
    this.#slots = larger;
  }
}

function insert(slots: Float64Array, hash: number): boolean {
  const at = placeOf(slots, hash);
  if (slots[at] === hash) return false;
  slots[at] = hash;
  return true;
}

/** Where a hash stands, or the free place where it would. */
function placeOf(slots: Float64Array, hash: number): number {
  let at = hash % slots.length;
  while (slots[at] !== 0 && slots[at] !== hash) at = at + 1 === slots.length ? 0 : at + 1;
  return at;
}

/** Two rounds of FNV-1a with different factors, mixed (MurmurHash3's finaliser); never 0. */
function hash53(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  low = mix(low ^ (high >>> 15));
  high = mix(high ^ (low >>> 13));
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0) || 1;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
