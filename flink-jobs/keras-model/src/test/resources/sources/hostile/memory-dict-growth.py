d = {}
for i in range(10 ** 9):
    d[i] = i
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
