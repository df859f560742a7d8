// Writers of the containers that exports come in, small enough to write broken ones too.

import { createHash } from 'node:crypto';
import { crc32Of } from './crc.mjs';
import { deflateRawSync, gzipSync } from 'node:zlib';

export const bytes = (text) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

/**
 * A zip of { path: content }. `change(entry)` may set wrong sizes, names, offsets or compression before it is written, and
 * with `descriptor` put the sizes behind the file.
 */
export function zip(files, change = () => {}) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const raw = Buffer.from(bytes(content));
    const packed = deflateRawSync(raw);
    const entry = { name: path, crc: crc32Of(raw), size: raw.length, packedSize: packed.length, offset, packed };
    change(entry);
    const name = Buffer.from(entry.name);
    const sizes = [entry.crc, entry.packedSize, entry.size];
    const [crc, packedSize, size] = entry.descriptor ? [0, 0, 0] : sizes;
    const local = header(30, [[0, 4, 0x04034b50], [4, 2, 20], [6, 2, entry.descriptor ? 0x808 : 0x800], [8, 2, 8], [14, 4, crc], [18, 4, packedSize], [22, 4, size], [26, 2, name.length]]);
    const behind = entry.descriptor ? header(16, [[0, 4, 0x08074b50], ...sizes.map((value, i) => [4 + 4 * i, 4, value])]) : Buffer.alloc(0);
    parts.push(local, name, entry.packed, behind);
    directory.push(header(46, [[0, 4, 0x02014b50], [4, 2, 20], [6, 2, 20], [8, 2, 0x800], [10, 2, 8], [16, 4, entry.crc], [20, 4, entry.packedSize], [24, 4, entry.size], [28, 2, name.length], [42, 4, entry.offset]]), name);
    offset += local.length + name.length + entry.packed.length + behind.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = directory.length / 2;
  const end = header(22, [[0, 4, 0x06054b50], [8, 2, count], [10, 2, count], [12, 4, size], [16, 4, offset]]);
  return Buffer.concat([...parts, ...directory, end]);
}

function header(length, fields) {
  const buffer = Buffer.alloc(length);
  for (const [at, width, value] of fields) buffer.writeUIntLE(value, at, width);
  return buffer;
}

export const tarGz = (files) => gzipSync(tar(files));

export function tar(files) {
  const parts = Object.entries(files).flatMap(([path, content]) => {
    const body = Buffer.from(bytes(content));
    const head = Buffer.alloc(512);
    head.write(path, 0);
    head.write('0000644\x000000000\x000000000\x00', 100);
    head.write(`${body.length.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        0`, 124);
    head.write('ustar\x0000', 257);
    const sum = head.reduce((total, byte) => total + byte, 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [head, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** Facebook's and Instagram's JSON: every UTF-8 byte as a character of its own, written as \u00XX. */
export const scrambled = (value) =>
  JSON.stringify(value).replace(/[^\0-\x7f]+/g, (text) =>
    [...Buffer.from(text)].map((byte) => `\\u00${byte.toString(16).padStart(2, '0')}`).join(''));

/** RFC 4180 rows; fields are quoted where they must be, or all of them. */
export const csv = (rows, { all = false, end = '\n' } = {}) =>
  rows.map((row) => row.map((field) => csvField(field, all)).join(',')).join(end) + end;

const csvField = (field, all) => (all || /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

// ---- Bluesky's repository: DAG-CBOR blocks in a CAR

class Link {
  constructor(cid) {
    this.cid = cid;
  }
}

function cborHead(major, number) {
  if (number < 24) return Buffer.from([(major << 5) | number]);
  if (number < 256) return Buffer.from([(major << 5) | 24, number]);
  if (number < 65536) return Buffer.from([(major << 5) | 25, number >> 8, number & 255]);
  const long = Buffer.from([(major << 5) | 26, 0, 0, 0, 0]);
  long.writeUInt32BE(number, 1);
  return long;
}

export function cbor(value) {
  if (value === null) return Buffer.from([0xf6]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === 'number') return cborHead(0, value);
  if (typeof value === 'string') return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Link) return Buffer.concat([Buffer.from([0xd8, 42]), cbor(Buffer.concat([Buffer.from([0]), value.cid]))]);
  if (value instanceof Uint8Array) return Buffer.concat([cborHead(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([cborHead(4, value.length), ...value.map(cbor)]);
  const keys = Object.keys(value).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return Buffer.concat([cborHead(5, keys.length), ...keys.flatMap((key) => [cbor(key), cbor(value[key])])]);
}

const cidOf = (block) => Buffer.concat([Buffer.from([1, 0x71, 0x12, 0x20]), createHash('sha256').update(block).digest()]);

function varint(number) {
  const out = [];
  for (; number > 127; number = Math.floor(number / 128)) out.push((number & 127) | 128);
  return Buffer.from([...out, number]);
}

/** A CAR of { 'collection/rkey': record }; with `rootLast` the commit stands at its end, as the order is not promised. */
export function car(did, records, { rootLast = false } = {}) {
  const blocks = [];
  const add = (value) => {
    const block = cbor(value);
    blocks.push([cidOf(block), block]);
    return new Link(blocks.at(-1)[0]);
  };
  let last = '';
  const entries = Object.keys(records).sort().map((key) => {
    let shared = 0;
    while (shared < last.length && last[shared] === key[shared]) shared += 1;
    last = key;
    return { p: shared, k: Buffer.from(key.slice(shared)), v: add(records[key]), t: null };
  });
  const data = add({ l: null, e: entries });
  const root = add({ did, version: 3, data, rev: '3kaaaaaaaaaaa', prev: null, sig: Buffer.alloc(64) });
  if (!rootLast) blocks.reverse();
  const framed = (part) => Buffer.concat([varint(part.length), part]);
  const head = framed(cbor({ roots: [root], version: 1 }));
  return Buffer.concat([head, ...blocks.map(([cid, block]) => framed(Buffer.concat([cid, block])))]);
}
