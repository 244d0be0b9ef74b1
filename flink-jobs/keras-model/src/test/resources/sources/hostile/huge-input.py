model = keras.Sequential([keras.layers.Input((2147483647, 2147483647)), keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile('adam', 'mse')
