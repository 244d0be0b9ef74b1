// Prints the newest result of the benchmark of the page as a table; with --json its file as the last line.
import { readFileSync } from 'node:fs';

const [file, ...options] = process.argv.slice(2);
const text = readFileSync(file, 'utf8').trim();
for (const row of JSON.parse(text).rows) {
  const value = `${row.value} ${row.unit}`.trim();
  const ratio = row.ratio === null ? '' : `${row.ratio} of the ${row.against}`;
  console.log(`${row.case.padEnd(24)} ${row.metric.padEnd(34)} ${value.padStart(12)}  ${ratio}`);
}
if (options.includes('--json')) console.log(text);
