// A report as a file: Markdown to read, JSON as the engine wrote it, SARIF 2.1.0 for tools that gather findings.
// The words of the text are in it only when the person wants them there.

import { levelOf } from '../editor/marks';
import { quotedWords } from '../report/findings';
import type { Seen } from '../report/seen';
import type { Finding } from '../engine/types';
import { strings } from '../strings';

interface File {
  name: string;
  type: string;
  content: string;
}

export function fileOf(seen: Seen, format: 'markdown' | 'json' | 'sarif', withText: boolean): File {
  switch (format) {
    case 'markdown':
      return { name: 'unpushy.md', type: 'text/markdown', content: markdown(seen, withText) };
    case 'json':
      return { name: 'unpushy.json', type: 'application/json', content: json(seen, withText) };
    case 'sarif':
      return { name: 'unpushy.sarif', type: 'application/sarif+json', content: sarif(seen, withText) };
  }
}

function markdown(seen: Seen, withText: boolean): string {
  const { report, places, signs } = seen;
  const words = strings.file;
  const lines = [`# ${strings.verdict[report.verdict]}`, '', words.score(Math.round(report.score))];
  if (report.action) lines.push('', words.action(strings.action.name[report.action]));
  if (withText) lines.push('', `## ${words.text}`, '', ...seen.text.split('\n').map((line) => `> ${escaped(line)}`));
  const list = (title: string, findings: readonly Finding[]) => {
    if (findings.length) lines.push('', `## ${title}`, '', ...findings.flatMap((one, i) => item(one, i + 1)));
  };
  const item = (one: Finding, n: number) => [
    `${n}. **${one.title}** (\`${one.rule}\`, ${strings.weight.signed(one.points)})`,
    ...(withText ? quotedWords(seen.text, one.evidence).slice(0, 1).map((quote) => `   > ${escaped(quote)}`) : []),
    `   ${one.why} ${one.instead}`,
  ];
  list(
    words.places,
    places.map(({ finding }) => finding),
  );
  list(words.signs, signs);
  lines.push('', words.made(Object.values(report.packVersions)));
  return `${lines.join('\n')}\n`;
}

/** Keeps a line of a text from being read as Markdown. */
const escaped = (line: string): string => line.replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&').replace(/\r?\n/g, ' ');

function json(seen: Seen, withText: boolean): string {
  const draft = { kind: seen.kind, context: { ...seen.context, parent: undefined, earlier: undefined } };
  return `${JSON.stringify({ ...draft, ...(withText && { text: seen.text }), report: seen.report }, null, 2)}\n`;
}

const kLevels = { 1: 'note', 2: 'warning', 3: 'error' } as const;

function sarif({ report, text }: Seen, withText: boolean): string {
  const pushing = report.findings.filter(({ contribution }) => contribution >= 0);
  const rules = [...new Map(pushing.map((one) => [one.rule, one])).values()];
  const results = pushing.map((one) => ({
    ruleId: one.rule,
    ruleIndex: rules.findIndex(({ rule }) => rule === one.rule),
    level: kLevels[levelOf(one)],
    message: { text: `${one.why} ${one.instead}` },
    locations: one.evidence.map(({ start, end }) => ({
      physicalLocation: {
        artifactLocation: { uri: 'draft.txt' },
        region: {
          charOffset: start,
          charLength: end - start,
          ...(withText && { snippet: { text: text.slice(start, end) } }),
        },
      },
    })),
    properties: { points: one.points, dimension: one.dimension, basis: one.basis },
  }));
  const driver = {
    name: 'unpushy',
    rules: rules.map((one) => ({
      id: one.rule,
      shortDescription: { text: one.title },
      fullDescription: { text: one.why },
      help: { text: one.instead },
      defaultConfiguration: { level: kLevels[levelOf(one)] },
    })),
  };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    results,
    properties: { verdict: report.verdict, score: report.score, packVersions: report.packVersions },
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}
