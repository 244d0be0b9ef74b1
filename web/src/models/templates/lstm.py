# Reads windows of 24 time steps with 4 measurements
# each, and says how likely an event is.
model = keras.Sequential([
    keras.Input(shape=(24, 4), name="window"),
    keras.layers.LSTM(32, return_sequences=True),
    keras.layers.LSTM(16),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(1, activation="sigmoid", name="event"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.001, clipnorm=1.0),
    loss="binary_crossentropy",
    metrics=["accuracy", "AUC"],
)
