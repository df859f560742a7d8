// A table of planned posts, in the worker: read, its columns guessed, each text checked, the findings written behind.

import Papa from 'papaparse';
import type { Engine } from 'unpushy';
import { importArchive, type Message } from 'unpushy/import';
import type { Platform } from '../engine/types';
import type { PlannedColumns, PlannedRow, PlannedWords } from './types';

const kMost = 20_000; // rows
const kLargest = 32 << 20; // bytes
const kAhead = 10 * 366 * 86_400_000; // milliseconds: how far planned dates are believed

/** Names of columns, as calendars and planners write them. */
const kNames: Record<keyof PlannedColumns, RegExp> = {
  text: /^(?:text|post|content|message|copy|caption|body|tweet)\b/i,
  date: /^(?:date|time|day|when|scheduled|publish)/i,
  platform: /^(?:platform|network|channel|profile|where|account)/i,
};
const kPlatforms: Record<string, Platform> = {
  x: 'x', twitter: 'x', linkedin: 'linkedin', facebook: 'facebook', instagram: 'instagram', threads: 'threads',
  mastodon: 'mastodon', bluesky: 'bluesky', tiktok: 'tiktok', youtube: 'youtube', reddit: 'reddit', discord: 'discord',
  telegram: 'telegram', whatsapp: 'whatsapp',
};

export type Refused = 'empty' | 'notTable' | 'tooLarge';

export class Planned {
  private constructor(
    private readonly file: File,
    readonly header: string[],
    private readonly rows: string[][],
    private readonly delimiter: string,
  ) {}

  static async read(file: File): Promise<Planned | Refused> {
    if (file.size > kLargest) return 'tooLarge';
    const text = (await file.text()).replace(/^\ufeff/, '');
    if (text.includes('\0') || text.startsWith('PK')) return 'notTable';
    const { data, meta } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
    const [header, ...rows] = data;
    if (!header || rows.length === 0) return 'empty';
    if (rows.length > kMost) return 'tooLarge';
    return new Planned(file, header, rows, meta.delimiter);
  }

  get count(): number {
    return this.rows.length;
  }

  /** The columns their names give away; of the text, otherwise the one with the longest words. */
  guess(): Partial<PlannedColumns> {
    const named = (column: keyof PlannedColumns) => this.header.findIndex((name) => kNames[column].test(name.trim()));
    const lengths = this.header.map((_, i) => this.rows.slice(0, 50).reduce((sum, row) => sum + (row[i]?.length ?? 0), 0));
    const text = named('text');
    const guess: Partial<PlannedColumns> = { text: text >= 0 ? text : lengths.indexOf(Math.max(...lengths)) };
    for (const column of ['date', 'platform'] as const) if (named(column) >= 0) guess[column] = named(column);
    return guess;
  }

  check(engine: Engine, columns: PlannedColumns): PlannedRow[] {
    const cell = (row: string[], column: number | null) => (column === null ? '' : (row[column] ?? '').trim());
    return this.rows.map((row, i) => {
      const text = cell(row, columns.text);
      const platform = kPlatforms[cell(row, columns.platform).toLowerCase().split(/[^a-z]/)[0] ?? ''] ?? null;
      const report = engine.check({ text, kind: 'post', context: platform ? { platform } : {} });
      const findings = report.findings
        .filter(({ contribution }) => contribution >= 0)
        .sort((a, b) => b.contribution - a.contribution)
        .map(({ title, instead }) => ({ title, instead }));
      const date = cell(row, columns.date) || null;
      return { row: i + 2, date, text, platform, kind: 'post', verdict: report.verdict, score: report.score, findings };
    });
  }

  /** The table as it came, with what was found in columns behind it. */
  annotated(rows: readonly PlannedRow[], { added, nothing, verdicts }: PlannedWords): string {
    const found = rows.map(({ verdict, score, findings }) => [
      verdicts[verdict],
      String(Math.round(score)),
      findings.map(({ title }) => title).join('; ') || nothing,
      findings[0]?.instead ?? '',
    ]);
    const width = this.header.length;
    const padded = (row: string[]) => Array.from({ length: Math.max(width, row.length) }, (_, i) => row[i] ?? '');
    const table = [[...this.header, ...added], ...this.rows.map((row, i) => [...padded(row), ...(found[i] as string[])])];
    // Excel reads UTF-8 only with the mark in front.
    return `\ufeff${Papa.unparse(table, { delimiter: this.delimiter, newline: '\r\n' })}`;
  }

  /** The posts with their dates, as a history to come; dates are read as the importer reads any table's. */
  async messages(columns: PlannedColumns): Promise<{ messages: Message[]; badDates: number }> {
    const messages: Message[] = [];
    if (columns.date === null) return { messages, badDates: 0 };
    const named = (column: number) => this.header[column] ?? '';
    const found = importArchive(new File([this.file], 'planned.csv'), {
      columns: { text: named(columns.text), time: named(columns.date), kind: { value: 'post' }, direction: { value: 'out' } },
      now: new Date(Date.now() + kAhead),
    });
    try {
      for await (const message of found) messages.push(message);
    } catch {
      // No date can be read: then there is no mix to look at.
    }
    const skipped = found.summary.recordsSkipped.filter(({ reason }) => reason.includes('date') || reason.includes('day'));
    return { messages, badDates: skipped.reduce((sum, { count }) => sum + count, 0) };
  }
}
