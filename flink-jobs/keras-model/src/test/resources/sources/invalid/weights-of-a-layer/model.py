model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.layers[0].set_weights([])
print(model.layers[0].kernel)
model.layers[0].units = 4
print(model.layers[0].nothing)
model.compile('adam', 'mse')
