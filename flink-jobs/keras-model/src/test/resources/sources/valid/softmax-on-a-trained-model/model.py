import tensorflow as tf

trained = tf.keras.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation='relu'),
    tf.keras.layers.Dense(10)
])
trained.compile(optimizer='adam',
                loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
                metrics=['accuracy'])
model = tf.keras.Sequential([trained, tf.keras.layers.Softmax()])
model.compile(optimizer='sgd', loss='sparse_categorical_crossentropy')
