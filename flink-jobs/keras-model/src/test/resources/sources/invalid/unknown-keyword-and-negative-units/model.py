model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(unit=8, activation='relu'),
    keras.layers.Dense(-2),
])
model.compile('adam', loss='mse')
