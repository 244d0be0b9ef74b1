x = keras.Input((4,))
y = keras.layers.Lambda(lambda t: t * 2)(x)
model = keras.Model(x, keras.layers.Dense(3)(y))
model.compile('adam', 'mse')
