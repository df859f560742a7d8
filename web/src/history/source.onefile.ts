// Where the history worker comes from in the one file.

import code from 'virtual:history-worker';
import { startInside } from '../engine/source.onefile';

export const startWorker = (): Worker => startInside(code);
