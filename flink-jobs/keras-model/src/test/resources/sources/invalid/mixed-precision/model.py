model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, dtype='float16')])
model.compile('adam', 'mse')
