from tensorflow import keras

base = keras.Sequential([
    keras.layers.Dense(10, activation='relu', input_shape=(4,)),
    keras.layers.Dense(6, activation='relu'),
    keras.layers.Dense(3, activation='softmax'),
])
x = base.layers[-2].output
model = keras.Model(inputs=base.inputs[0], outputs=keras.layers.Dense(5, activation='softmax', name='new_head')(x))
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
