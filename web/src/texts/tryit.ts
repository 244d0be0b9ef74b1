import type { TypingFault } from '../tryit/typedValues';

/** Words of the console in which one asks a deployed model. */
export const tryItTexts = {
  record: 'Record',
  prediction: 'Prediction',
  history: 'Tries',
  how: 'How the record is made',
  modes: { draw: 'Draw', fields: 'Fields', values: 'Numbers', bytes: 'Bytes' },
  real: (input: string, output: string) =>
    `A real record on ${input}; its prediction goes to ${output} as any other.`,
  elsewhere: 'This cannot be tried from here',
  elsewhereReason:
    'It reads or writes on another Kafka cluster, and this page reaches only the one of Millrace. Send records there with your own client.',
  send: 'Send',
  sendKeys: 'Ctrl + Enter',
  example: 'Take a training record',
  noExamples: 'The data that it was trained on is not retained any more.',
  clear: 'Clear',
  pen: 'Pen',
  eraser: 'Eraser',
  tool: 'Tool',
  ink: 'Full ink is',
  inkHelp: 'The value of a pixel that is all ink; of the training data it is known',
  canvas: (width: number, height: number) => `Drawing of ${width} by ${height} pixels`,
  canvasHelp:
    'Draw with the pointer. With the keyboard: arrow keys move, Space inks or clears a pixel.',
  pixel: (column: number, row: number, share: number) =>
    `Column ${column}, row ${row}: ${Math.round(share * 100)} % ink`,
  valuesLabel: 'Numbers of the record',
  valuesHelp: (count: number | undefined, shape: string) =>
    count === undefined
      ? 'JSON, or numbers separated by commas, tabs or spaces'
      : `${count} ${count === 1 ? 'number' : 'numbers'} (${shape}): JSON, or separated by commas, tabs or spaces`,
  bytesLabel: 'Bytes of the value, hexadecimal',
  bytesHelp: 'What the record holds, byte for byte; a file may be taken instead',
  bytesFile: 'Take a file',
  bytesWrong: 'These are no pairs of hexadecimal digits.',
  bytesOnly: {
    REGISTRY:
      'Records of this format name a schema of a registry, so that only whole records can be sent from here.',
    SCHEMA: 'The schema has fields for which no number can be typed: send whole records.',
  },
  bytesCount: (count: number) => `${count} ${count === 1 ? 'byte' : 'bytes'}`,
  fault: (fault: TypingFault): string => {
    switch (fault.kind) {
      case 'NOTHING':
        return 'Fill in a record first.';
      case 'NOT_JSON':
        return `This is not JSON: ${fault.reason}`;
      case 'NO_NUMBER':
        return `Value ${fault.place} is ${fault.given}; legal are numbers.`;
      case 'MISSING':
        return `Missing: ${fault.names.join(', ')}.`;
      case 'COUNT':
        return `These are ${fault.given} numbers; the model takes ${fault.due}.`;
    }
  },
  misfit: (value: number, type: string) =>
    `${value} cannot be sent: the records hold ${type}. Change the number.`,
  nothingDrawn: 'Draw something first.',
  fieldsMissing: 'Fill in every field first.',
  notRunning: (state: string) =>
    `It is ${state.toLowerCase()}: what you send waits in the topic until it runs.`,
  exactlyOnce: 'With exactly once a prediction can be read at the next checkpoint, not before.',
  following: 'The output topic is being opened…',
  broken: 'The output topic cannot be followed.',
  reopen: 'Open it again',
  none: 'Send a record: what the model says of it appears here.',
  sending: 'Sending…',
  waiting: (topic: string, partition: string, offset: string) =>
    `Written to ${topic}, partition ${partition}, offset ${offset}. Waiting for its prediction…`,
  byVersion: (model: string, version: string) => `${model}, version ${version}`,
  roundTrip: 'There and back',
  offset: 'Output',
  placeOf: (partition: number, offset: number) => `partition ${partition}, offset ${offset}`,
  rejected: 'It was rejected',
  rejectedHelp: 'It lies among the dead letters, where it can be corrected and sent again.',
  handedOn: (topic: string) => `Not sure enough: handed on to ${topic}`,
  unreadable: 'What came is no prediction that this page can read:',
  right: (expected: string) => `Right: the training data says ${expected}`,
  wrong: (expected: string) => `Wrong: the training data says ${expected}`,
  expectedNumber: (expected: string, off: string) =>
    `The training data says ${expected}; it is off by ${off}`,
  className: (index: number) => `Class ${index}`,
  outputName: (index: number) => `Output ${index}`,
  score: 'score',
  shares: 'What the model gives each class',
  numbers: 'What the model gives',
  columns: {
    name: 'Class',
    output: 'Output',
    value: 'Value',
    when: 'When',
    record: 'Record',
    prediction: 'Prediction',
    version: 'Version',
    expected: 'Training data',
    elapsed: 'There and back',
  },
  noTries:
    'No try yet. Each one is listed here with the version that answered, until the page is reloaded.',
  show: (what: string) => `Show the try of ${what}`,
  more: (count: number) => `${count} more`,
  state: {
    SENDING: 'Sending',
    WAITING: 'Waiting',
    REJECTED: 'Rejected',
    HANDED_ON: 'Handed on',
    NOT_SENT: 'Not sent',
  },
} as const;
