model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Conv2D(8, 3),
    keras.layers.Flatten(),
    keras.layers.Dense(2, activation='softmax'),
])
model.compile('adam', 'sparse_categorical_crossentropy')
