/** Two classifiers of iris flowers that differ in width, so that there is something to compare. */
export const IRIS_MODELS = [
  { name: 'iris-narrow', units: 4 },
  { name: 'iris-wide', units: 32 },
] as const;

export function irisModel(units: number): string {
  return `model = keras.Sequential([
    keras.Input(shape=(4,), name="flower"),
    keras.layers.Dense(${units}, activation="relu", name="hidden"),
    keras.layers.Dense(3, activation="softmax", name="species"),
])
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
`;
}
