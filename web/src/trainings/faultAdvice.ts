const ADVICE: Record<string, string> = {
  MODEL_INVALID: 'Open the model and correct what is named.',
  MODEL_DATA_MISMATCH:
    'Make the shapes of the model and of the records equal: its input layer, or data_reshape and label_reshape of the data source.',
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

/** What to do about a training that failed, by the code of its error. */
export function faultAdvice(code: string): string {
  return ADVICE[code] ?? 'Look at the reason, correct it and clone the training.';
}
