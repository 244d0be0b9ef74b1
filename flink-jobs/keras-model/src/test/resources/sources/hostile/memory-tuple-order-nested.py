a = (1,)
b = (1,)
for i in range(30):
    a = (a, a)
    b = (b, b)
less = a < b
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
