model = keras.Sequential([keras.layers.Dense(4)])
model.compile('adam', 'mse')
