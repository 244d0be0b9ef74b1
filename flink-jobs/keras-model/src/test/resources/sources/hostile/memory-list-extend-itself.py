items = [0]
for i in range(60):
    items.extend(items)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
