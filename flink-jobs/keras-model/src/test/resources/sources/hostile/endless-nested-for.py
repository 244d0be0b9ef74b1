for a in range(1000):
    for b in range(1000):
        for c in range(1000):
            pass
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
