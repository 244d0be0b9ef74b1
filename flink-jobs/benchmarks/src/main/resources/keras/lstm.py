model = keras.Sequential([
    keras.Input(shape=(50, 8)),
    keras.layers.LSTM(64),
    keras.layers.Dense(2, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
