// Drafts the person asked to keep: in this browser, on this device. The database is made with the first one kept and
// goes with the last one deleted.

import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Choices } from '../context/chips';
import { kDatabase } from './names';

export interface KeptDraft {
  id: string;
  name: string;
  text: string;
  choices: Choices;
  /** ISO 8601 */
  saved: string;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: KeptDraft };
}

const open = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(kDatabase, 1, { upgrade: (database) => void database.createObjectStore('drafts', { keyPath: 'id' }) });

async function within<T>(act: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await act(database);
  } finally {
    database.close();
  }
}

/** Newest first. Makes no database where there is none. */
export async function keptDrafts(): Promise<KeptDraft[]> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === kDatabase)) return [];
  const all = await within((database) => database.getAll('drafts'));
  return all.sort((a, b) => b.saved.localeCompare(a.saved));
}

export const keepDraft = (draft: KeptDraft): Promise<unknown> => within((database) => database.put('drafts', draft));

export async function deleteDraft(id: string): Promise<void> {
  const left = await within(async (database) => {
    await database.delete('drafts', id);
    return database.count('drafts');
  });
  if (left === 0) await deleteDB(kDatabase);
}
