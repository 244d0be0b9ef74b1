a = keras.Input((3,), name='a')
b = keras.Input((4,), name='b')
model = keras.Model(a, keras.layers.Dense(2)(b))
model.compile('adam', 'mse')
