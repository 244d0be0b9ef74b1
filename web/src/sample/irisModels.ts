/** Two classifiers of iris flowers that differ in width, so that there is something to compare. */
export function irisModel(name: string, units: number): string {
  return JSON.stringify({
    module: 'keras',
    class_name: 'Sequential',
    config: {
      name,
      layers: [
        {
          class_name: 'InputLayer',
          config: { name: 'flower', batch_shape: [null, 4], dtype: 'float32' },
        },
        { class_name: 'Dense', config: { name: 'hidden', units, activation: 'relu' } },
        { class_name: 'Dense', config: { name: 'species', units: 3, activation: 'softmax' } },
      ],
    },
    compile_config: {
      optimizer: {
        module: 'keras.optimizers',
        class_name: 'Adam',
        config: { name: 'adam', learning_rate: 0.01 },
      },
      loss: 'sparse_categorical_crossentropy',
      metrics: ['accuracy'],
    },
  });
}
