x = keras.Input(shape=(None, 3))
model = keras.Model(x, keras.layers.Dense(1)(x))
model.compile('adam', 'mse')
