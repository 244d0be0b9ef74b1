model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(keras.optimizers.SGD(lr=0.1, decay=1e-6), 'mse')
