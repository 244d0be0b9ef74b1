for a, b in zip(range(10 ** 12), range(10 ** 12)):
    pass
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
