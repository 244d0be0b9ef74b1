first = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4)])
second = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4)])
first.compile('adam', 'mse')
second.compile('adam', 'mse')
