model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense('many')])
model.compile('adam', 'mse')
