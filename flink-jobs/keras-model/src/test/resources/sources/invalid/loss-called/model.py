model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile('adam', keras.losses.mean_squared_error(1, 2))
