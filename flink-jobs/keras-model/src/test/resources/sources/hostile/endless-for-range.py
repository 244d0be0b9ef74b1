total = 0
for i in range(10 ** 15):
    total += i
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
