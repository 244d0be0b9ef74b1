import tensorflow as tf

shared = tf.keras.layers.Dense(10, activation='relu')
first = tf.keras.Input(shape=(6,))
second = tf.keras.Input(shape=(6,))
merged = tf.keras.layers.multiply([shared(first), shared(second)])
third = tf.keras.layers.average([shared(first), merged])
model = tf.keras.Model(inputs=[first, second], outputs=tf.keras.layers.Dense(1)(third))
model.compile(optimizer=tf.keras.optimizers.Adagrad(0.05), loss=tf.keras.losses.MeanSquaredError())
