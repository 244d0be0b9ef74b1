model = keras.Sequential([
    keras.Input((3,)),
    keras.layers.Dense(4, kernel_regularizer=0.1, name=3, trainable='no'),
    keras.layers.Dense('4', activation=4),
    keras.layers.Dense(4.0),
])
model.compile('adam', 'mse')
