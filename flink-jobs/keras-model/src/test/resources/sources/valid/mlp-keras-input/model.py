import keras

model = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        keras.layers.Dense(64, activation="relu", name="layer1"),
        keras.layers.Dense(32, activation="relu", name="layer2"),
        keras.layers.Dense(3, name="layer3"),
    ],
    name="my_sequential",
)
model.compile(
    optimizer=keras.optimizers.RMSprop(learning_rate=1e-3, rho=0.95),
    loss=keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1),
    metrics=["accuracy", keras.metrics.TopKCategoricalAccuracy(k=2, name="top2")],
)
print(model.summary())
