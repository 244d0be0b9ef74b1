model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(2000000000)])
model.compile('adam', 'mse')
