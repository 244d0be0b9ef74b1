model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dens(1)])
model.compile('adam', 'mse')
