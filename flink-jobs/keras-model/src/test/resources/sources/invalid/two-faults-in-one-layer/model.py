model = keras.Sequential()
model.add(keras.Input((4,)))
model.add(keras.layers.Dense(
    0,
    activation='soft',
    use_bias='yes',
))
model.compile('adam', 'mse')
