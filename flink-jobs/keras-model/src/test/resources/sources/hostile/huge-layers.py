model = keras.Sequential()
model.add(keras.layers.Input((4,)))
for i in range(50000):
    model.add(keras.layers.Dense(4))
model.compile('adam', 'mse')
