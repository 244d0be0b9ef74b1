import keras
from keras import layers

def tower(name):
    i = keras.Input((8,), name=name + "_in")
    h = layers.Dense(6, activation="relu", name=name + "_hidden")(i)
    return keras.Model(i, [h, layers.Dense(2, name=name + "_out")(h)], name=name)

shared = tower("shared")
a = keras.Input((8,), name="a")
b = keras.Input((8,), name="b")
hidden_a, out_a = shared(a)
hidden_b, out_b = shared([b])
merged = layers.Concatenate(axis=1)([hidden_a, hidden_b, out_b])
model = keras.Model(inputs=(a, b), outputs=[out_a, layers.Dense(1, name="last")(merged)])
model.compile(optimizer="adam", loss={"shared": "mse", "last": "mae"})
