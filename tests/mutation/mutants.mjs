// Makes one small mistake at a time in the scoring and the rules, builds what depends on it and runs the native tests:
// a mistake that no test sees (a survivor) is a test that is missing, or a line that is not needed.
//
// usage: node tests/mutation/mutants.mjs [--one-in N] [--list] [FILE...]   default: src/scoring and src/rules
//
// It works in a copy of its own (build/mutants), so that the tree is never touched. Survivors are printed as
// file:line with the line before and after; the exit code is 0, as there is no gate.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const copy = join(root, 'build/mutants');

/** Each pattern and what it becomes. Operators with spaces around them, as clang-format writes them: no templates. */
const swaps = [
  [/ < /g, ' <= '], [/ <= /g, ' < '], [/ > /g, ' >= '], [/ >= /g, ' > '], [/ == /g, ' != '], [/ != /g, ' == '],
  [/ && /g, ' || '], [/ \|\| /g, ' && '], [/ \+ /g, ' - '], [/ - /g, ' + '], [/ \* /g, ' / '], [/ \/ /g, ' * '],
  [/ \+= /g, ' -= '], [/ -= /g, ' += '], [/\btrue\b/g, 'false'], [/\bfalse\b/g, 'true'], [/\(!/g, '('], [/ !(?=[\w(])/g, ' '],
  [/\bstd::max\b/g, 'std::min'], [/\bstd::min\b/g, 'std::max'], [/\bany_of\b/g, 'all_of'], [/\ball_of\b/g, 'any_of'],
  [/\bcontinue;/g, ';'], [/\bbreak;/g, ';'], [/(?<=[ (])(\d+)(?=[;,) ])/g, (number) => String(Number(number) + 1)],
];

function mutantsOf(file) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.flatMap((line, i) => {
    const code = line.replace(/\/\/.*$/, '');
    if (/^\s*(#|static_assert|template|case|using|return "|\}|\/\/)/.test(code)) return [];
    return swaps.flatMap(([pattern, by]) =>
      [...code.matchAll(pattern)].map((match) => {
        const put = typeof by === 'string' ? by : by(match[0]);
        const changed = line.slice(0, match.index) + put + line.slice(match.index + match[0].length);
        return { file, line: i + 1, before: line.trim(), after: changed.trim(), text: [...lines.slice(0, i), changed, ...lines.slice(i + 1)].join('\n') };
      }));
  });
}

const run = (command, args, seconds) =>
  spawnSync(command, args, { cwd: copy, encoding: 'utf8', timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 28 });

/** 'built' if the copy as it stands builds and passes its tests, else what stopped it. */
function judge() {
  const build = run('cmake', ['--build', 'build/native', '--target', 'unpushy_tests'], 600);
  if (build.status !== 0) return /FAILED: en\.upk|Compiling the rules/.test(build.stdout) && !/error:/.test(build.stdout) ? 'seen by the examples of rules' : 'does not compile';
  const tests = run('build/native/unpushy_tests', ['--abort'], 60);
  if (tests.error?.code === 'ETIMEDOUT') return 'seen, it never ends';
  return tests.status === 0 ? 'survived' : 'seen by a test';
}

function prepare() {
  mkdirSync(copy, { recursive: true });
  for (const part of ['src', 'tests', 'CMakeLists.txt', 'CMakePresets.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true, preserveTimestamps: true, filter: (path) => !path.includes('node_modules') });
  }
  const launcher = spawnSync('ccache', ['--version']).status === 0 ? ['-DCMAKE_CXX_COMPILER_LAUNCHER=ccache'] : [];
  if (!existsSync(join(copy, 'build/native/build.ninja'))) run('cmake', ['--preset', 'native', ...launcher], 120);
  const verdict = judge();
  if (verdict !== 'survived') throw new Error(`The tree itself: ${verdict}. Mend that first.`);
}

function main(args) {
  const value = (name) => (args.includes(name) ? Number(args.splice(args.indexOf(name), 2)[1]) : undefined);
  const oneIn = value('--one-in') ?? 1;
  const onlyList = args.includes('--list') && args.splice(args.indexOf('--list'), 1).length > 0;
  const folders = ['src/scoring', 'src/rules'];
  const files = args.length > 0 ? args : folders.flatMap((folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.cpp')).sort().map((name) => `${folder}/${name}`));
  const mutants = files.flatMap(mutantsOf).filter((_, i) => i % oneIn === 0);
  console.log(`${mutants.length} mutants in ${files.length} files`);
  if (onlyList) return mutants.forEach(({ file, line, before, after }) => console.log(`${file}:${line}\n  - ${before}\n  + ${after}`));
  prepare();
  const counts = {};
  for (const mutant of mutants) {
    const place = join(copy, mutant.file);
    const original = readFileSync(place, 'utf8');
    writeFileSync(place, mutant.text);
    const verdict = judge();
    writeFileSync(place, original);
    counts[verdict] = (counts[verdict] ?? 0) + 1;
    if (verdict === 'survived') console.log(`survived ${mutant.file}:${mutant.line}\n  - ${mutant.before}\n  + ${mutant.after}`);
  }
  for (const [verdict, count] of Object.entries(counts).sort()) console.log(`${String(count).padStart(5)} ${verdict}`);
}

main(process.argv.slice(2));
