model = keras.Sequential([keras.Input((3,)), keras.layers.Dropout(float('nan')), keras.layers.Dense(1)])
model.compile('adam', 'mse')
