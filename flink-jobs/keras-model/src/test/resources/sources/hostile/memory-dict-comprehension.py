d = {i: [i] * 1000 for i in range(100000)}
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
