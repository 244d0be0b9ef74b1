text = 'ab' * 40000
for i in range(100000):
    other = text.replace('a', 'c')
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
