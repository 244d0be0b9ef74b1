model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(3, activation='relu', units=3),
    keras.layers.Dense(1),
])
model.compile('adam', 'categorical_crossentropy')
