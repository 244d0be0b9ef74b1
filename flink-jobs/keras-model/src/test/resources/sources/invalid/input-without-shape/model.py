x = keras.Input(name='x')
model = keras.Model(x, keras.layers.Dense(1)(x))
model.compile('adam', 'mse')
