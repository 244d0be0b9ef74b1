import keras
from keras import layers

x = inputs = keras.Input((8, 6))
x = layers.EinsumDense("abc,cd->abd", output_shape=(8, 4), bias_axes="d", activation="relu")(x)
x = layers.GroupNormalization(groups=2)(x)
x = layers.TimeDistributed(layers.Dense(3, activation="tanh"))(x)
x = layers.Flatten()(x)
model = keras.Model(inputs=inputs, outputs=layers.Dense(1)(x))
model.compile(optimizer=keras.optimizers.Ftrl(), loss=keras.losses.LogCosh())
