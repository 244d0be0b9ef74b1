items = [0] * 90000
all_of_them = []
for i in range(100000):
    all_of_them.append(items[:])
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
