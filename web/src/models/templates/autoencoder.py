# Learns to give back its 30 numbers through a narrow
# middle; what it cannot give back is unusual. Send
# each record with its own features as its label.
inputs = keras.Input(shape=(30,), name="measurements")
x = keras.layers.Dense(16, activation="relu")(inputs)
code = keras.layers.Dense(4, activation="relu", name="code")(x)
x = keras.layers.Dense(16, activation="relu")(code)
outputs = keras.layers.Dense(30, name="reconstruction")(x)

model = keras.Model(inputs, outputs)
model.compile(
    optimizer="adam",
    loss="mean_squared_error",
    metrics=["mean_absolute_error"],
)
