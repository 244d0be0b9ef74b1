text = 'a' * 90000
part = 'a' * 40000 + 'b'
for i in range(1000):
    found = part in text
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
