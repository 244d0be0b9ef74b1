def block(x, units):
    return keras.layers.Dense(units, activatoin='relu')(x)

a = keras.Input((4,))
x = block(a, 3)
x = block(x, 4)
model = keras.Model(a, x)
model.compile('adam', 'mse')
