// Start: the engine in its worker first, which begins while the page is still read and built.

import './style/tokens.css';
import './style/frame.css';
import './style/editor.css';
import './style/report.css';
import './style/states.css';
import './style/tools.css';
import { EngineClient } from './engine/client';

const engine = new EngineClient();
void import('./page').then(({ Page }) => new Page(engine));
