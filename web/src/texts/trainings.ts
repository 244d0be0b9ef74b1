import { count, duration, metric, percent, rate, metricName } from '../display/quantity';

/** Words of the list of trainings and of one training. */
export const trainingTexts = {
  trainings: 'Trainings',
  training: 'Training',
  listHead: 'Each is one Flink job that trains every model of a set from one stream.',
  create: 'New training',
  noneYet: 'No training yet',
  noneYetWhy:
    'Pick a model set and how to fit it. The training waits until data is announced, or uses a stream that is already recorded.',
  noneFound: 'No training is like that',
  noneFoundWhy: 'Other filters may find some.',
  clearFilters: 'Clear the filters',
  filters: 'Filters',
  search: 'Name',
  searchPlaceholder: 'Part of a name',
  anyState: 'Any state',
  state: 'State',
  states: 'States',
  anySet: 'Any model set',
  modelSet: 'Model set',
  anySource: 'Any data source',
  dataSource: 'Data source',
  more: 'More are read…',
  shown: (n: number, more: boolean) =>
    more ? `${count(n)} shown, more below` : n === 1 ? '1 training' : `${count(n)} trainings`,
  select: (name: string) => `Compare ${name}`,
  compare: (n: number) => `Compare ${n}`,
  columns: {
    pick: 'Compare',
    name: 'Name',
    modelSet: 'Model set',
    state: 'State',
    progress: 'Epochs done',
    best: 'Best',
    created: 'Created',
  },
  sorted: {
    none: (title: string) => `Sort by ${title.toLowerCase()}`,
    ascending: 'ascending',
    descending: 'descending',
  },

  tabs: { overview: 'Overview', settings: 'Settings', job: 'Job' },
  tabList: 'Parts of the training',
  results: 'Models',
  curves: 'Learning curves',
  noResults: 'The models appear here when the training has its data.',

  epochsDone: (done: number, planned: number) => `${count(done)} of ${count(planned)} epochs`,
  progress: (share: number) => `Epochs done: ${percent(share)}`,
  left: (ms: number, atMost: boolean) =>
    atMost ? `at most ${duration(ms)} left` : `about ${duration(ms)} left`,
  leftUnknown: 'The pace is measured…',
  epochRate: (perSecond: number) =>
    perSecond >= 1 ? `${rate(perSecond)} epochs/s` : `${duration(1000 / perSecond)} for each epoch`,
  exampleRate: (perSecond: number) => `${rate(perSecond)} examples/s`,
  learning: (n: number, of: number) => `${n} of ${of} models learning`,
  lossOf: (value: number) => `loss ${metric(value)}`,
  bestIs: 'Best model',
  bestBy: (part: string, name: string) => `${part} ${metricName(name)}`,
  bestMetric: (value: number) => metric(value),
  parts: { test: 'test', validation: 'validation', train: 'training' },
  took: (ms: number) => `Took ${duration(ms)}`,
  deployBest: 'Deploy the best',

  columnsOfResults: {
    model: 'Model',
    state: 'State',
    epoch: 'Epoch',
    trainLoss: 'Train loss',
    validationLoss: 'Val. loss',
    testLoss: 'Test loss',
    validationAccuracy: 'Val. acc.',
    testAccuracy: 'Test acc.',
    duration: 'Duration',
    actions: 'Actions',
  },
  best: 'best',

  stop: 'Stop and keep',
  stopping: 'Stopping',
  stopQuestion: (name: string) => `Stop ${name}?`,
  stopConsequence:
    'It ends after the batch under way. Each model is evaluated and published with the weights that it has; with best weights, those of its best epoch.',
  goOn: 'Go on training',
  cancel: 'Cancel training',
  cancelQuestion: (name: string) => `Cancel ${name}?`,
  cancelConsequence: 'Models that are still learning are lost. Results that are finished stay.',
  clone: 'Clone',
  notCloned: 'Not cloned',
  delete: 'Delete',
  deleteQuestion: (name: string) => `Delete ${name}?`,
  deleteConsequence: 'Its results and curves are removed. Running inferences are not touched.',

  waiting: 'Waiting for data',
  waitingHow: (deployment: number | undefined) =>
    `Write records to a topic, then announce the range for this training${
      deployment === undefined ? '' : `, which is deployment ${deployment} in control messages`
    }. It starts by itself.`,
  recorded: 'Recorded stream',
  use: 'Use it',

  facts: {
    epochs: 'Epochs',
    batchSize: 'Batch size',
    seed: 'Seed',
    shuffle: 'Shuffle',
    yes: 'Yes',
    no: 'No',
    started: 'Started',
    took: 'Took',
    training: 'Training examples',
    validation: 'Validation examples',
    test: 'Test examples',
    set: 'Model set',
    data: 'Data',
    dataSource: 'Data source',
    flink: 'Flink',
    dashboard: 'Dashboard',
    deployment: 'Deployment in control messages',
    stepsPerEpoch: 'Steps per epoch',
    validationPart: 'Validation part',
    testPart: 'Test part',
    split: 'Split',
    earlyStopping: 'Early stopping',
    watches: (monitor: string, patience: number) => `${monitor}, patience ${patience}`,
    bestWeights: 'Best weights by',
    reduce: 'Reduce on plateau',
    reduces: (monitor: string, factor: number, patience: number) =>
      `${monitor}, by ${factor} after ${patience}`,
    timeBudget: 'Time budget',
    classWeights: 'Class weights',
    startFrom: 'Started from',
  },
  againWith: 'The request that makes this training again',
  noJob: 'There is no job yet',
  noJobWhy: 'It is submitted to Flink when the training has its data.',

  optionsOf: 'Options',
};

/** What to do about a training that failed, by the code of its error. */
export const faultAdviceTexts: Record<string, string> = {
  MODEL_INVALID: 'Open the model and correct what is named.',
  MODEL_DATA_MISMATCH:
    'Model and records must agree: the input layer with the shape of the features, the last layer and the loss with the labels. Change the model, or announce the data with another data_reshape or label_reshape.',
  MODEL_LOAD_FAILED: 'Start from another result, or without earlier weights.',
  OFFSETS_EXPIRED: 'Send the records again and train on the new range.',
  OFFSETS_NOT_WRITTEN: 'Announce the range again when all of its records are sent.',
  STREAM_NOT_FOUND: 'Check the name of the topic and its partitions, then announce the data again.',
  RECORD_UNDECODABLE: 'Compare the format of the data source with what is sent.',
  TOO_MANY_REJECTED:
    'Compare the format of the data source with what is sent; the rejected records are on the topic of dead letters, each with its reason.',
  NO_EXAMPLES: 'Give a range with records, and leave some of them to the training part.',
  SINGLE_CLASS:
    'Give data with at least two classes, or split them STRATIFIED so that the training part has each.',
  FIT_OPTION_UNUSABLE: 'Clone the training without the option that is named, or change it.',
  TRAINING_DIVERGED: 'Lower the learning rate, or scale the inputs.',
  STOPPED_WITHOUT_RESULT: 'Clone the training and let it take its first step before you stop it.',
  LOCAL_DISK_FAILED: 'Make room on the disk, or give a smaller range, then clone the training.',
  ARTIFACT_STORE_FAILED: 'Check that the store of models can be written, then clone the training.',
  INTERNAL: 'Clone the training. If it fails again, look into the log.',
};
export const FAULT_WITHOUT_ADVICE = 'Look at the reason, correct it and clone the training.';
