inner = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
a = keras.Input((4,))
model = keras.Model(a, inner(a))
model.compile('adam', 'mse')
