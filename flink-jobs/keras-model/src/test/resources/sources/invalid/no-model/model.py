x = keras.Input((3,))
y = keras.layers.Dense(1)(x)
