// What passes between the page and the history worker. Beside engine/, only this folder imports the package.

import type { Platform, Verdict } from '../engine/types';
import type { ImportOptions, Message, Summary } from 'unpushy/import';
import type { Audit } from './audit';

export type { Message, Summary, Tally } from 'unpushy/import';

/** A file with the folders it lay in. */
export interface Given {
  name: string;
  file: File;
}

/** What a person may say about a file that does not say it itself. */
export type Hints = Pick<ImportOptions, 'owner' | 'dayFirst'>;

export type Order =
  | { type: 'start'; wasm?: Uint8Array; packs?: Uint8Array[] }
  | { type: 'read'; files: Given[]; hints: Hints }
  | { type: 'stop' }
  /** looks at what was read */
  | { type: 'audit' }
  | { type: 'planned'; file: File }
  | { type: 'check-planned'; columns: PlannedColumns; words: PlannedWords };

/** Which column of a table of planned posts holds what; null: none does. */
export interface PlannedColumns {
  text: number;
  date: number | null;
  platform: number | null;
}

/** What is written into the table that goes out; the worker knows no language. */
export interface PlannedWords {
  /** names of the four columns behind the table's own */
  added: readonly string[];
  nothing: string;
  verdicts: Record<Verdict, string>;
}

/** One planned post as it was checked. */
export interface PlannedRow {
  /** of the table, the header being 1 */
  row: number;
  date: string | null;
  text: string;
  verdict: Verdict;
  score: number;
  findings: { title: string; instead: string }[];
  kind: 'post';
  platform: Platform | null;
}

export type Told =
  | { type: 'progress'; done: number; total: number; messages: number }
  | { type: 'read'; summary: Summary; seconds: number; stopped: boolean }
  /** 0..1 */
  | { type: 'looking'; far: number }
  | { type: 'refused'; sentence: string; summary: Summary }
  /** what the audit names of the messages comes along */
  | { type: 'audited'; audit: Audit; messages: [number, Message][] }
  | { type: 'table'; header: string[]; guess: Partial<PlannedColumns>; rows: number }
  | { type: 'not-a-table'; why: 'empty' | 'notTable' | 'tooLarge' }
  | { type: 'planned'; rows: PlannedRow[]; badDates: number; mix: Audit | null; csv: string }
  | { type: 'failed'; reason: string };
