model = tf.keras.Sequential([
      tf.keras.layers.Dense(8, activation='sigmoid', input_shape=(3,)),
      tf.keras.layers.Dense(2, activation='softmax')
])
model.compile(optimizer=tf.keras.optimizers.Adam(lr=0.0001), loss='sparse_categorical_crossentropy',
   metrics=['accuracy'])
