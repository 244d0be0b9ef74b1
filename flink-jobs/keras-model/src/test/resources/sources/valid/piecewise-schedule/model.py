import keras

boundaries = [100, 200]
rates = [1e-1, 1e-2, 1e-3]
model = keras.Sequential()
model.add(keras.layers.InputLayer(shape=(3,)))
model.add(keras.layers.Dense(2, activation="softmax"))
model.compile(
    keras.optimizers.RMSprop(keras.optimizers.schedules.PiecewiseConstantDecay(boundaries, rates)),
    keras.losses.CategoricalCrossentropy(),
)
