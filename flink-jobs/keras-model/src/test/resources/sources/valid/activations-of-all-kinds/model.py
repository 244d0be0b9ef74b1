import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(6,)),
    layers.Dense(8, activation="selu", kernel_initializer="lecun_normal"),
    layers.LeakyReLU(negative_slope=0.1),
    layers.Dense(8), layers.PReLU(),
    layers.Dense(8), layers.ELU(alpha=0.5),
    layers.Dense(8, activation=keras.activations.gelu),
    layers.Dense(8, activation=layers.LeakyReLU(0.2)),
    layers.Activation(keras.activations.hard_sigmoid),
    layers.ReLU(max_value=6.0, negative_slope=0.01),
    layers.GaussianNoise(0.1),
    layers.Dense(4),
    layers.Softmax(axis=-1),
])
model.compile(optimizer="adam", loss="kl_divergence", metrics=["accuracy"])
