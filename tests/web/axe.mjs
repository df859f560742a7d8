// axe-core's rules of WCAG 2.2 AA and its best practices, over the page as it is.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kAll = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function run(page, runOnly) {
  // Half a second to read, so once a document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const options = { runOnly, resultTypes: ['violations'], preload: false }; // there is no sound and no foreign style to load
  const { violations } = await page.evaluate((chosen) => globalThis.axe.run(document, chosen), options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** What breaks a rule; an empty list is good. */
export const axeFindings = (page) => run(page, kAll);

/** The same in the dark and then in the light, where the colours are all that differs from each other. */
export async function axeFindingsInBothThemes(page) {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...dark.map((finding) => `dark: ${finding}`), ...(await axeFindings(page))];
}
