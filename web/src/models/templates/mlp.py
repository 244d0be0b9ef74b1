# Sorts records of 64 numbers into 10 classes,
# such as handwritten digits of 8 x 8 pixels.
model = keras.Sequential([
    keras.Input(shape=(64,), name="pixels"),
    keras.layers.Rescaling(1 / 16),
    keras.layers.Dense(64, activation="relu", name="hidden"),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(10, activation="softmax", name="digit"),
])
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.001),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
