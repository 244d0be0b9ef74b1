a = keras.Input((4,))
x = keras.layers.Reshape((2, 3))(a)
model = keras.Model(a, keras.layers.Dense(2)(x))
model.compile('adam', 'mse')
