model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, name='only')])
model.get_layer('onli')
model.get_layer(index=3)
model.compile('adam', 'mse')
