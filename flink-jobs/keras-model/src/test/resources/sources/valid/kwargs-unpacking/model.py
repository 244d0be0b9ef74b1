import keras

common = dict(activation="relu", kernel_initializer="he_uniform")
options = {"optimizer": "adam", "loss": "mse", "metrics": ["mae"]}
shape = [11]
model = keras.Sequential()
model.add(keras.Input(shape=shape))
for config in [{"units": 32}, {"units": 16, "use_bias": False}]:
    model.add(keras.layers.Dense(**config, **common))
model.add(keras.layers.Dense(*[1]))
model.compile(**options)
