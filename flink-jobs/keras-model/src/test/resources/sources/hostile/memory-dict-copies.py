d = {i: i for i in range(20000)}
all_of_them = [d.copy() for i in range(10000)]
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
