model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(3, name='d'), keras.layers.Dense(1, name='d')])
model.compile('adam', 'mse')
