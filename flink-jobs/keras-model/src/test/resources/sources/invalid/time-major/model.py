model = keras.Sequential([keras.Input((3, 4)), keras.layers.LSTM(4, time_major=True), keras.layers.Dense(1)])
model.compile('adam', 'mse')
