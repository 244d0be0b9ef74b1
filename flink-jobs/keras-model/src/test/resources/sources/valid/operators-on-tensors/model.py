import keras

x = keras.Input((4,))
y = keras.layers.Dense(4, activation="relu")(x)
z = x + y
z = z * 0.5
z = 1.0 - z
z = z / 2.0
w = z - y
v = (w * z) + 3
model = keras.Model(x, keras.layers.Dense(1)(v))
model.compile(optimizer="adam", loss="mse")
