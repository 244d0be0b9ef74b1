import { count } from '../display/quantity';

export const uploadTexts = {
  title: 'Upload a file',
  about:
    'Its rows become records of a topic, in batches that are never written twice. The file is read as a stream: it may be larger than the memory.',

  fileTitle: 'File',
  drop: 'Drop a file here, or choose one',
  choose: 'Choose a file',
  chooseOther: 'Choose another',
  kinds: 'CSV or TSV, JSONL (a JSON document on each line), NPY (an array that NumPy saved)',
  chosen: (name: string, size: string) => `${name}, ${size}`,
  unknownKind: (name: string) =>
    `What is in ${name} is not known by its name; legal are .csv, .tsv, .jsonl, .ndjson and .npy.`,
  empty: (name: string) => `${name} holds no record; legal is at least one.`,
  labelsFile: 'File of the labels',
  labelsFileAbout: 'An NPY array with a row for each row',
  labelsNone: 'No labels',
  removeLabels: 'Without labels',

  contentTitle: 'What is in it',
  previewOf: (rows: number) => `The first ${count(rows)} rows`,
  previewTable: 'First rows of the file',
  pictures: (shape: string) => `The first rows as pictures of ${shape}`,
  pictureOf: (row: number, label: string) => (label ? `Row ${row}, label ${label}` : `Row ${row}`),
  moreColumns: (shown: number, all: number) =>
    `The first ${count(shown)} of ${count(all)} columns are shown.`,
  header: 'The first line names the columns',
  column: (number: number) => `Column ${number}`,
  repeated: (name: string, times: number) => `${name} (${times})`,
  label: 'Label',
  labelAbout: 'The column that a model learns to predict',
  noLabel: 'No label',
  features: 'Features',
  featuresAbout: 'The columns that a model is given, in the order of the file',
  firstFeature: 'First feature',
  lastFeature: 'Last feature',
  someFeatures: (columns: number) => `${count(columns)} features`,
  labelsAre: 'Labels are',
  labelNumbers: 'Numbers',
  labelNames: 'Names of classes',
  labelNamesAbout: 'Names are sent as numbers, in the order of the alphabet',
  role: { feature: 'feature', label: 'label', ignored: 'left out' },
  rowsOf: (rows: number, shape: string, type: string) => `${count(rows)} rows of ${shape}, ${type}`,

  sentAsTitle: 'How it is sent',
  topic: 'Topic',
  topicAbout: 'Made when there is none',
  topicIllegal: 'Legal are 1 to 249 letters, digits, dots, hyphens and underscores.',
  topicInternal: 'Kafka or Millrace keeps its own affairs in this topic; choose another.',
  format: 'Sent as',
  formats: {
    RAW: 'RAW: bytes of numbers, the smallest and fastest',
    JSON: 'JSON: an object with the names of the columns',
  },
  type: 'Type of the features',
  labelType: 'Type of the label',
  shape: 'Shape of the features',
  shapeAbout: (features: number) =>
    `Sizes separated by spaces, such as 8 8; their product is ${count(features)}. Flat when empty`,
  shapeAny: 'Sizes separated by spaces, such as 8 8. Flat when empty',
  shapeIllegal: (product: number, features: number) =>
    `These sizes hold ${count(product)} numbers; legal are ${count(features)}, one for each feature.`,
  shapeNoNumbers: 'Write whole numbers that are greater than 0, separated by spaces.',
  noFeatures: 'Choose one column at least.',

  announceTitle: 'Announce it',
  announce: 'Announce it as a data source, to train from it',
  announceAbout: 'Without it the records are only written, as input to be scored for example.',
  training: 'For a training that waits for data',
  trainingAbout: 'It starts as soon as the data is announced',
  noTraining: 'None',
  description: 'Description',
  classesIn: (classes: string[]) =>
    `classes ${classes.map((name, index) => `${index} = ${name}`).join(', ')}`,

  start: 'Check and send',
  curl: 'The announcement',
  correctFirst: 'Correct what is marked first.',

  checking: 'Checking the file',
  checkingAbout: 'A fault in the last row is told before the first record is written.',
  sending: 'Sending',
  waiting: 'The server does not answer; trying again',
  announcing: 'Announcing',
  stopped: 'Stopped',
  failed: 'Broken off',
  done: 'All is written',
  progress: 'Progress of the upload',
  ofRecords: (sent: number, total: number) => `${count(sent)} of ${count(total)} records`,
  rowsChecked: (rows: number) => `${count(rows)} rows checked`,
  rate: (rate: string) => `${rate} records/s`,
  eta: (time: string) => `${time} left`,
  cancel: 'Stop',
  resume: 'Go on',
  another: 'Upload another file',
  discard: 'Give it up',
  chooseAgain: 'Choose a corrected file',
  keptWhere: (sent: number, spoilt: boolean) =>
    sent === 0
      ? 'Nothing was written.'
      : `${count(sent)} records are written. ${spoilt ? 'They stay in the topic, and are not announced.' : 'Going on writes only what is missing.'}`,
  leaveWarning: 'Keep this page open until all is written.',
  ranges: 'Written to',
  seeSource: 'See the data source',
  seeTopic: 'See the topic',
  train: 'Train from this stream',
  seeTraining: 'See the training',
  summary: (records: number, time: string, rate: string) =>
    `${count(records)} records in ${time}, ${rate} records/s.`,
  interruptedTitle: 'This file was sent in part before',
  interrupted: (sent: number, total: number, topic: string) =>
    `${count(sent)} of its ${count(total)} records are in ${topic}. Going on writes only what is missing, with the settings of then.`,
  goOn: 'Go on where it stopped',
  startAgain: 'Start again',

  cells: (row: number, cells: number, columns: number) =>
    `Row ${count(row)} has ${count(cells)} cells; legal are ${count(columns)}, as in the first row.`,
  noNumber: (row: number, column: string, text: string) =>
    `Row ${count(row)}, column ${column}: “${text}” is not a number.`,
  notLegal: (row: number, column: string, value: number, type: string) =>
    `Row ${count(row)}, column ${column}: ${value} is not legal for ${type}.`,
  emptyClass: (row: number, column: string) =>
    `Row ${count(row)}, column ${column} names no class.`,
  manyClasses: (column: string, most: number) =>
    `Column ${column} has more than ${count(most)} different names; is it a label?`,
  labelNamesHint: 'If the label is text, say that labels are names of classes.',
  longRow: (row: number) =>
    `Row ${count(row)} does not end: a quotation mark may be open, or it is longer than 64 MB.`,
  quotes: (row: number) =>
    `Row ${count(row)} has a quotation mark that is not closed, or one that is not doubled.`,
  notUtf8: 'The file is not UTF-8 text.',
  notJson: (line: number, reason: string) => `Line ${count(line)} is not JSON: ${reason}`,
  notRecord: (line: number) => `Line ${count(line)} is neither an object nor an array of numbers.`,
  noMember: (line: number, name: string) => `Line ${count(line)} has no “${name}”.`,
  memberNoNumber: (line: number, name: string) =>
    `Line ${count(line)}: “${name}” is neither a number nor an array of numbers.`,
  changed: 'The file has changed since it was chosen; choose it again.',

  notNpy: 'This is no .npy file; legal is what numpy.save(file, array) writes.',
  npyHeader: (bytes: number) => `Its header has ${count(bytes)} bytes; legal are up to 65,536.`,
  npyNoNumbers: (descr: string) =>
    `It holds no plain numbers (${descr}); legal are numbers and bool.`,
  npyFortran: 'It is in Fortran order; legal is C order, as numpy.ascontiguousarray makes it.',
  npyScalar: 'It is a single number; legal is an array with rows.',
  npyShort: (rows: number) => `The file ends before its ${count(rows)} rows do: it was cut short.`,
  npyLabels: (rows: number, labels: number) =>
    `There are ${count(rows)} rows and ${count(labels)} labels; legal is a label for each row.`,
};
