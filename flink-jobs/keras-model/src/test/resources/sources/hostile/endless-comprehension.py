x = [a for a in range(10000) for b in range(10000) if b < 0]
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
