/** A small classifier of handwritten digits, as `model.to_json()` of Keras 3 writes it. */
export const EXAMPLE_MODEL = JSON.stringify(
  {
    module: 'keras',
    class_name: 'Sequential',
    config: {
      name: 'digits_mlp',
      layers: [
        {
          class_name: 'InputLayer',
          config: { name: 'pixels', batch_shape: [null, 64], dtype: 'float32' },
        },
        { class_name: 'Rescaling', config: { name: 'rescale', scale: 0.0625, offset: 0 } },
        { class_name: 'Dense', config: { name: 'hidden', units: 32, activation: 'relu' } },
        { class_name: 'Dense', config: { name: 'digit', units: 10, activation: 'softmax' } },
      ],
    },
    compile_config: {
      optimizer: {
        module: 'keras.optimizers',
        class_name: 'Adam',
        config: { name: 'adam', learning_rate: 0.001 },
      },
      loss: 'sparse_categorical_crossentropy',
      metrics: ['accuracy'],
    },
  },
  null,
  2,
);

/** The same in Python, as a person writes it. */
export const EXAMPLE_SOURCE = `model = keras.Sequential([
    keras.Input(shape=(64,), name="pixels"),
    keras.layers.Rescaling(1 / 16),
    keras.layers.Dense(32, activation="relu", name="hidden"),
    keras.layers.Dense(10, activation="softmax", name="digit"),
])
model.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
`;
