/** The words of the importers. A Message is the same everywhere: here, in NDJSON, in the engine's history. */

export type Platform =
  | 'x' | 'linkedin' | 'instagram' | 'facebook' | 'threads' | 'whatsapp' | 'telegram'
  | 'mastodon' | 'bluesky' | 'reddit' | 'discord' | 'table';

export type Direction = 'out' | 'in';
export type MessageKind = 'post' | 'reply' | 'repost' | 'dm' | 'follow' | 'connect' | 'unfollow';

/** One thing that happened. What the export does not say is left out, never guessed. */
export interface Message {
  /** unique within the platform; always a string, as numbers lose digits from 2^53 on */
  id?: string;
  /**
   * ISO 8601, written only as far as it is known: `2026-02-08` (day), `2026-01-29T14:37` (minute), with seconds or
   * milliseconds. With `Z` it is UTC; without, the zone is not known.
   */
  time?: string;
  direction?: Direction;
  kind?: MessageKind;
  /** the other side: a handle, an id, a profile link or a name, the same for the same person within one export */
  counterpart?: string;
  conversation?: string;
  text?: string;
  /** the program it was written with; `bot` where the account says that it is automatic */
  client?: string;
}

export type Precision = 'ms' | 's' | 'min' | 'day' | 'none';

/** Random access to a file by whoever has it; `read` gives the bytes of [start, end). */
export interface Reader {
  /** with folders where it lies in one: `data/tweets.js` */
  name: string;
  size: number;
  read(start: number, end: number): Promise<Uint8Array>;
}

/** A file (zip, tar.gz, CAR or a single file), or the files of an unpacked folder, or several exports. */
export type Source = Blob | Reader | readonly (Blob | Reader)[];

/** For a table: which column holds which word of a Message. `{ value }` stands for every row. */
export type Columns = { [word in keyof Message]?: string | { value: string } };

export interface ImportOptions {
  /** stops the import: the iteration then throws the signal's reason */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** for CSV and NDJSON whose columns do not bear the words of a Message */
  columns?: Columns;
  /** own name or id as the export spells it; only where an export does not say who it belongs to (WhatsApp) */
  owner?: string;
  /** for dates like 03/04/25 (WhatsApp, tables), where the file does not settle it */
  dayFirst?: boolean;
  /** what counts as now; times after it are not believed. Default: the clock. */
  now?: Date;
}

export interface Progress {
  /** bytes of the files to read, after decompression */
  done: number;
  total: number;
  messages: number;
  file: string;
}

/** What was read, what was not, and what this export cannot tell. Complete once the iteration has ended. */
export interface Summary {
  platforms: Platform[];
  /** messages per kind */
  read: Partial<Record<MessageKind | 'other', number>>;
  messages: number;
  conversations: number;
  /** messages that another file had already brought */
  duplicates: number;
  filesRead: string[];
  filesSkipped: Tally[];
  recordsSkipped: Tally[];
  /** per kind, the coarsest that occurred */
  precision: Partial<Record<MessageKind | 'other', Precision>>;
  /** true when a time without a zone occurred */
  zoneUnknown: boolean;
  /** sentences: what no one can compute from this export */
  cannotTell: string[];
}

/** How often something was skipped for one reason, and where at first. */
export interface Tally {
  reason: string;
  count: number;
  /** up to five places, such as `data/tweets.js, record 17` */
  places: string[];
}

/** Messages while they are read, and the summary that grows with them. It can be iterated once. */
export interface Import extends AsyncIterable<Message> {
  readonly summary: Summary;
}

/**
 * wrong-file: nothing here is an export that can be read. hostile: the archive is built to do harm.
 * damaged: it is an export, but nothing of it could be read.
 */
export type ImportErrorCode = 'wrong-file' | 'hostile' | 'damaged';

/** The only error of an import, beside the reason of an aborted signal. Its message is one sentence for the user. */
export class ImportError extends Error {
  override name = 'ImportError';
  constructor(
    readonly code: ImportErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
