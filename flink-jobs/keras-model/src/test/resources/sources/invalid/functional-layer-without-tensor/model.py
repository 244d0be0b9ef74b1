x = keras.Input((3,))
y = keras.layers.Dense(2)()
model = keras.Model(x, keras.layers.Dense(2)(x))
model.compile('adam', 'mse')
