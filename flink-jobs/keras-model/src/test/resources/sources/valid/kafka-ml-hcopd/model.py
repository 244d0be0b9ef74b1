model = tf.keras.Sequential([
      tf.keras.layers.Dense(4, activation=tf.nn.sigmoid, input_shape=(3,)),
      tf.keras.layers.Dense(2, activation=tf.nn.softmax)
])

model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=0.0001), loss='sparse_categorical_crossentropy',
   metrics=['accuracy'])
