// Posts by weekday and hour: a square for each, larger where there are more. Size says it in any colours.

import { words } from '../../strings/history';
import { below, plate, plot, s, tableOf, text } from './svg';

const kHours = 24;

/** `hours`: 7 x 24 counts, Monday at midnight first. */
export function weekPlate(hours: readonly number[], utc: boolean): HTMLElement {
  const most = Math.max(...hours);
  const top = hours.indexOf(most);
  const [day, hour] = [words.weekday(Math.floor(top / kHours)), top % kHours];
  const label = words.week.label(day, hour);
  return plate(
    'p7',
    words.week.title,
    words.week.say(day, hour),
    draw('wide', hours, most, label),
    draw('narrow', hours, most, label),
    below(words.week.key(utc)),
    tableOf({
      title: words.week.title, columns: words.week.columns,
      rows: () =>
        hours.flatMap((posts, i) =>
          posts > 0 ? [[words.weekday(Math.floor(i / kHours)), `${i % kHours}:00`, words.number(posts)]] : [],
        ),
    }),
  );
}

function draw(kind: 'wide' | 'narrow', hours: readonly number[], most: number, label: string): SVGElement {
  const wide = kind === 'wide';
  const width = wide ? 640 : 340;
  const left = wide ? 44 : 36;
  const cell = (width - left) / kHours;
  const row = wide ? 22 : 18;
  const parts: Node[] = [];
  for (let day = 0; day < 7; day++) {
    const y = day * row + row / 2;
    parts.push(text(0, y + 5, words.weekday(day).slice(0, wide ? 3 : 2)));
    for (let hour = 0; hour < kHours; hour++) {
      const posts = hours[day * kHours + hour] ?? 0;
      const x = left + hour * cell + cell / 2;
      // The area tells the number; a single post can still be seen.
      const side = posts === 0 ? 1.5 : Math.max(3.5, Math.sqrt(posts / most) * Math.min(cell, row) * 0.94);
      parts.push(s('rect', { class: posts ? 'bar1' : 'bare', x: x - side / 2, y: y - side / 2, width: side, height: side, rx: 1 }));
    }
  }
  for (const hour of [0, 6, 12, 18]) parts.push(text(left + hour * cell, 7 * row + 16, `${hour}:00`));
  return plot(kind, [width, 7 * row + 24], label, ...parts);
}
