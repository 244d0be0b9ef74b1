model = keras.Sequential([
    keras.Input((3,), name='in put'),
    keras.layers.Dense(2, name='a/b'),
])
model.compile('adam', 'mse')
