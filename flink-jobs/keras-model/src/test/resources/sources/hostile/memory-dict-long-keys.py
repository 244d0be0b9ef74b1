d = {}
for i in range(90000):
    d['x' * 90000 + str(i)] = i
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
