import keras
from keras import layers

base = keras.Sequential([keras.Input((6,)), layers.Dense(5, activation="relu", name="first"), layers.Dense(4)])
assert base.output_shape == (None, 4)
assert base.input_shape == (None, 6)
assert len(base.layers) == 2 and base.layers[0].name == "first"
assert base.get_layer("first").units == 5
assert base.get_layer(index=1).trainable
assert base.layers[-1].output.shape[-1] == 4
x = keras.Input((6,))
y = base(x)
assert tuple(y.shape) == (None, 4)
model = keras.Model(x, layers.Dense(base.layers[0].units)(y))
assert [layer.name for layer in model.layers][1] == base.name
assert model.inputs[0].name == x.name
base.get_layer("first").trainable = False
model.compile(optimizer=keras.optimizers.Adam(), loss=keras.losses.MeanSquaredError())
