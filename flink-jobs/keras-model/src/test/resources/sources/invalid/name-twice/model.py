a = keras.Input((3,))
x = keras.layers.Dense(3, name='d')(a)
model = keras.Model(a, keras.layers.Dense(2, name='d')(x))
model.compile('adam', 'mse')
