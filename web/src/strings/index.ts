// The language the page speaks. Another language is a file beside en.ts with the same keys.

import { en } from './en';

export type Strings = typeof en;

export const strings: Strings = en;
