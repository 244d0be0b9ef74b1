model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(8, activation='rellu', kernel_initializer='glorot_unifrm'),
    keras.layers.Dens(2),
])
model.compile('adm', loss='mse')
