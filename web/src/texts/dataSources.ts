import { count } from '../display/quantity';

export const dataSourceTexts = {
  title: 'Data sources',
  one: 'Data source',
  about:
    'Ranges of Kafka topics that were announced for training. Nothing is copied: they can be used again as long as Kafka retains them.',
  upload: 'Upload a file',
  announce: 'Announce a range',
  search: 'Search data sources',
  anyRetention: 'Any retention',
  retentionFilter: 'Retained',
  noneTitle: 'No data source yet',
  none: 'Upload a CSV, JSONL or NPY file as a stream: drop it anywhere on this page. Or announce records that a producer has written already.',
  noMatchTitle: 'No data source matches',
  noMatch: 'None has these words in its description or ranges, and this retention.',
  showAll: 'Show all data sources',
  drop: 'Drop the file to upload it as a stream',
  dropAbout: 'CSV, TSV, JSONL or NPY; of any size',

  stream: 'Stream',
  description: 'Description',
  format: 'Format',
  records: 'Records',
  heldOut: 'Held out',
  moreRanges: (ranges: number) => `and ${count(ranges)} more`,
  retained: 'Retained',
  announced: 'Announced',
  validation: 'For validation',
  test: 'For the test',
  split: 'Split',
  since: 'Gone since',

  retention: {
    ALL: {
      label: 'All',
      full: 'All retained',
      meaning: 'Kafka still has every record; it can be used again.',
    },
    PARTLY: {
      label: 'Partly',
      full: 'Partly retained',
      meaning: 'Kafka has deleted the oldest records; a training on it would fail.',
    },
    EXPIRED: {
      label: 'Expired',
      full: 'Expired',
      meaning: 'Kafka has deleted every record. Write them again and announce the new range.',
    },
  },
  retentionUnknown: 'Unknown',
  retentionUnknownMeaning: 'Kafka could not be asked what it still has.',

  train: 'Train from this stream',
  retentionTitle: 'What Kafka retains of it',
  picture: (range: string, retained: number, deleted: number) =>
    `${range}: ${count(retained)} retained, ${count(deleted)} deleted`,
  legendRetained: 'Retained',
  legendDeleted: 'Deleted',
  legendOther: 'Other records of the partition',
  rangeTable: 'Ranges',
  topic: 'Topic',
  partition: 'Partition',
  from: 'From',
  to: 'To',
  toMeaning: 'The first offset that does not belong to it',
  retainedCount: 'Retained',
  deletedCount: 'Deleted',
  partitionHas: 'Partition has',
  partitionGone: 'is gone',
  offsets: (start: string, end: string) => `${start} to ${end}`,

  unsentTitle: (messages: number) =>
    messages === 1
      ? 'A control message waits for Kafka'
      : `${count(messages)} control messages wait for Kafka`,
  unsent: 'It is written down and will be sent as soon as Kafka answers; nothing is to be done.',

  tabs: {
    records: 'Records',
    classes: 'Class balance',
    format: 'Format and split',
    trainings: 'Trainings',
  },
  tabsName: 'More about this data source',
  config: 'Configuration of the format',
  usedByNone: 'No training has used it yet',
  usedByNoneAbout: 'Start one from it, or send it to a training that waits for data.',

  shapeOf: (shape: string) =>
    /^\d+$/.test(shape)
      ? `${shape} ${shape === '1' ? 'feature' : 'features'} in each record.`
      : `Features of shape ${shape}.`,
  span: (black: string, white: string) => `Black is ${black}, white is ${white}.`,
  showAs: 'Show records as',
  asPictures: 'Pictures',
  asSquare: (side: number) => `Pictures of ${side} × ${side}`,
  asNumbers: 'Numbers',
  pictureOf: (place: string, label: string) => `Record ${place}, label ${label}`,
  noLabel: '–',
  noNumber: 'none',
  place: 'Place',
  label: 'Label',
  size: 'Size',
  written: 'Written',
  moreFeatures: (shown: number, all: string) => `The first ${shown} of ${all} features.`,
  more: 'Show more',
  noRecordTitle: 'No record is left to show',
  noRecord: 'Kafka has deleted all of them. Upload them again as a new stream.',

  class: 'Class',
  share: 'Share',
  notClasses: 'The labels are numbers, not classes',
  seeRecords: 'See the records',
  labelsOf: (n: number) =>
    n === 1 ? 'Label of the first record' : `Labels of the first ${count(n)} records`,
  labelRange: 'Labels',
  labelFigures: { least: 'Least', median: 'Median', mean: 'Mean', greatest: 'Greatest' },
  labelBin: (from: string, until: string) => `${from} to ${until}`,
  countedAll: (counted: number) => `All ${count(counted)} records were counted.`,
  countedPart: (counted: number, total: number) =>
    `The first ${count(counted)} of about ${count(total)} records were counted.`,
  spread: (most: number, least: number, ratio: number) =>
    ratio < 1.5
      ? 'The classes are about equally frequent.'
      : `Class ${most} is ${ratio.toFixed(1)} times as frequent as class ${least}.`,

  send: 'Send to a training',
  sendTitle: 'Send it to a training that waits',
  sendAbout:
    'The control message of this stream is written again, for the training you choose. It starts by itself.',
  training: 'Training that waits for data',
  sendNow: 'Send',
  cancel: 'Cancel',
  noneWaitsTitle: 'No training waits for data',
  noneWaits: 'Start a new one from this stream instead.',
  sent: (training: string) => `Sent. ${training} has it and starts.`,

  remove: 'Delete',
  removeQuestion: 'Forget this data source?',
  removeConsequence:
    'Its announcement is forgotten; the records stay in Kafka. It is refused while a training uses it.',

  announceTitle: 'Announce a range',
  announceAbout:
    'Say where records lie that are in Kafka already, and what their bytes mean. For a file, use the upload.',
  announceForm: 'Announce data',
  ranges: 'Ranges',
  rangesExample: 'digits:0:0:1000',
  rangesAbout: 'topic:partition:start:end, one in each line; the end is exclusive',
  rangeFault: (line: string) =>
    `“${line}” is no range; write topic:partition:start:end, such as digits:0:0:1000.`,
  rangeEmpty: (line: string) => `“${line}” holds no record: its end is not behind its start.`,
  takeTopic: 'Take all of a topic',
  validationShare: 'Share for validation',
  testShare: 'Share for the test',
  splitMethod: 'How it is split',
  splitMethods: {
    POSITIONAL: 'POSITIONAL: training first, then test, then validation',
    SHUFFLED: 'SHUFFLED: by the seed of the training',
    HASHED: 'HASHED: an example keeps its part when the range grows',
    STRATIFIED: 'STRATIFIED: every part has the classes in the same shares',
  },
  announceNow: 'Announce',
};
