model = keras.Sequential([
    keras.Input((28, 28, 0)),
    keras.layers.Flatten(),
    keras.layers.Dense(2),
])
model.compile('adam', 'mse')
