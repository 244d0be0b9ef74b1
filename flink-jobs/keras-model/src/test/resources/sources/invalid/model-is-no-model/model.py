model = [keras.layers.Dense(1)]
