items = [0]
for i in range(12):
    items = [items] * 10
text = str(items)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
