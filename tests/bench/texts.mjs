// The texts that are measured: real-looking and the same in every run.
const paragraphs = [
  'Thanks for the follow! I saw your photos of the harbour and wondered which paper you print them on. ',
  'We just released version 2.4; notes and downloads are at project.example/releases. It fixes the two crashes ' +
    'reported last week. ',
  'Hi there, I love your content! I help coaches like you double their leads. Grab my free guide at ' +
    'growfast.example/guide, only 5 spots left! ',
  'The bus was late again, so I walked along the river and counted eleven herons. Nobody believed me at the office. ',
];

/** Talk alone: nothing is found. */
export const talk = (paragraphs[3] + paragraphs[0].slice(23) + paragraphs[3]).slice(0, 280);

/** Talk and push in turn. */
export function textOf(length) {
  let text = '';
  for (let i = 0; text.length < length; ++i) text += paragraphs[i % paragraphs.length];
  return text.slice(0, length);
}
