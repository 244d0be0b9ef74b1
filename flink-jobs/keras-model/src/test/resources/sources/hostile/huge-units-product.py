x = keras.Input((60000,))
for i in range(5):
    x = keras.layers.Dense(60000)(x)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
