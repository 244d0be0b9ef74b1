x = 1
for i in range(1, 100):
    x *= i
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
