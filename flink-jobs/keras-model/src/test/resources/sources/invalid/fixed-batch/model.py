x = keras.Input((3,), batch_size=32)
model = keras.Model(x, keras.layers.Dense(2)(x))
model.compile('adam', 'mse')
