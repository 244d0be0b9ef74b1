model = keras.Sequential([keras.layers.Dense(1, input_shape=(4,))])
model.__setattr__('x', 1)
model.compile('adam', 'mse')
