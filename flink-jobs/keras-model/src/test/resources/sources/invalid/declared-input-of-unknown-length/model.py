model = keras.Sequential([keras.layers.Dense(4, input_shape=(None,))])
model.compile('adam', 'mse')
