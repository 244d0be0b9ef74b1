model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1, activaton='relu')])
model.compile('adam', 'mse')
