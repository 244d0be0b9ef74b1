model = keras.Sequential([keras.Input((3, 4)), keras.layers.Bidirectional(8), keras.layers.Dense(1)])
model.compile('adam', 'mse')
