import keras

a = keras.Input((16,), name="a")
left = keras.layers.Dense(8, "relu", name="left")(a)
right = keras.layers.Dense(8, "tanh", name="right")(a)
both = keras.layers.concatenate([left, right], axis=-1, name="both")
out = keras.layers.Dense(1, "sigmoid", name="out")(both)
model = keras.Model(a, out, name="diamond")
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
