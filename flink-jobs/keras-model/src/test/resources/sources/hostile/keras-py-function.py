f = tf.py_function(lambda x: x, [1], tf.float32)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
