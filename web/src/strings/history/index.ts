// Words of the history view, loaded with it. Another language is a file beside en.ts with the same keys.

import { en } from './en';

export type HistoryWords = typeof en;

export const words: HistoryWords = en;
