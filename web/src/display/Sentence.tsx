import { Code } from '@mantine/core';

/** Text in which what stands between backticks is code. */
export function Sentence({ text }: { text: string }) {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <Code key={part}>{part}</Code> : part));
}
