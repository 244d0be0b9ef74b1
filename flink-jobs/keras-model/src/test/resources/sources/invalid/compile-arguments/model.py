model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(optimiser='adam', los='mse')
