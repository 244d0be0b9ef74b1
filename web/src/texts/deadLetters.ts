/** Words of records that could not be used. */
export const deadLetterTexts = {
  title: 'Dead letters',
  help: 'Records that a training or an inference could not use: with the reason, byte for byte as they came. Nothing vanishes silently.',
  none: 'No dead letter',
  noneHelp:
    'A record that cannot be read, or that the model refuses, is kept here with its reason.',
  noneOfCode: (code: string) => `No dead letter of the code ${code}`,
  noneOfCodeHelp: 'There may be some of another code.',
  code: 'Code',
  anyCode: 'All codes',
  showAll: 'Show all',
  more: 'Show older ones',
  retryAll: (count: number, code: string) =>
    `Retry ${count === 1 ? 'the one' : `all ${count}`} of ${code}`,
  retryAllQuestion: (count: number) =>
    `Send ${count === 1 ? 'one record' : `${count} records`} to where they came from again?`,
  retryAllConsequence:
    'They are sent as they came: this helps when the cause was elsewhere, such as a model that is repaired by now. What is still wrong comes back here.',
  retryAllRefuse: 'Leave them here',
  columns: { time: 'When', reason: 'Reason', source: 'From', by: 'Job', retried: 'Sent again' },
  source: (topic: string, partition: number, offset: number) =>
    `${topic}, partition ${partition}, offset ${offset}`,
  open: (reason: string) => `Look at the record: ${reason}`,
  inference: 'Inference',
  training: 'Training',
  retriedBy: (who: string | null) => (who ? `by ${who}` : ''),
  record: 'Record',
  key: 'Key',
  noKey: 'None',
  headers: 'Headers',
  noHeaders: 'None',
  value: 'Value',
  noValue: 'This record has no value.',
  bytes: (count: number) => `${count} ${count === 1 ? 'byte' : 'bytes'}`,
  edit: 'Correct it as',
  asText: 'Text',
  asHex: 'Bytes',
  textLabel: 'Value as text',
  hexLabel: 'Value, hexadecimal',
  hexWrong: 'These are no pairs of hexadecimal digits.',
  changed: 'Changed',
  restore: 'As it came',
  retry: 'Send again',
  retryChanged: 'Send corrected',
  retryHelp: (topic: string) =>
    `Key and headers stay; it goes to the end of ${topic}, with the header millrace-retried.`,
  ofTraining:
    'A training reads fixed ranges of its topic, so that nothing can be sent to it again. Send the corrected record to the topic and announce the data anew.',
  sent: (ranges: string) => `Sent again: ${ranges}`,
  close: 'Close',
  hexDump: 'Bytes, and the same as text',
  truncated: (shown: number, of: number) => `The first ${shown} of ${of} bytes`,
} as const;
