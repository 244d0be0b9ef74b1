x = keras.Input((4,))
layer = keras.layers.Dense(4)
for i in range(50000):
    x = layer(x)
model = keras.Model(x, x)
