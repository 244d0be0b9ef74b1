cloud_input = keras.Input(shape=64, name='cloud_input')
y = keras.layers.Dense(64, activation='relu', name='cloud_dense')(cloud_input)
cloud_output = keras.layers.Dense(10, activation='softmax', name='cloud_output')(y)
keras.Model(inputs=cloud_input, outputs=cloud_output, name='cloud_model')
