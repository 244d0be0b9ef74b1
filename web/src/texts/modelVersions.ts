/** Words about what trainings have made of a model. */
export const modelVersionTexts = {
  versions: 'Versions',
  version: 'Version',
  numbered: (n: number) => `Version ${n}`,
  pick: (n: number) => `Pick version ${n} to compare`,
  training: 'Training',
  validationLoss: 'Val. loss',
  validationAccuracy: 'Val. acc.',
  testLoss: 'Test loss',
  testAccuracy: 'Test acc.',
  trained: 'Trained',
  serving: 'Serves in',
  actions: 'Actions',
  older: 'Look in older trainings',
  none: 'Never trained',
  noneHelp:
    'Each training that this model finishes in makes a version of it: a file that can be downloaded, compared and deployed.',
  intoSet: 'Put it into a set',
};
