# Predicts a number from 8 features, with a shortcut
# from the features to the last layer.
features = keras.Input(shape=(8,), name="features")
x = keras.layers.BatchNormalization()(features)
x = keras.layers.Dense(64, activation="relu")(x)
x = keras.layers.Dense(32, activation="relu")(x)
x = keras.layers.Concatenate()([x, features])
value = keras.layers.Dense(1, name="value")(x)

model = keras.Model(features, value)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.001),
    loss="huber",
    metrics=["mae", "root_mean_squared_error"],
)
