model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(activation='relu'), keras.layers.Dropout()])
model.compile('adam', 'mse')
