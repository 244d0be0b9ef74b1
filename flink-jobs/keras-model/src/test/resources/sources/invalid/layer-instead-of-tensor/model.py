a = keras.Input((3,))
model = keras.Model(a, keras.layers.Dense(2))
model.compile('adam', 'mse')
