layer = keras.layers.Dense(1, activity_regularizer=1e999999999999)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
