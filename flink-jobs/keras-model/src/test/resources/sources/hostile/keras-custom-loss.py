def loss(y, p):
    return tf.reduce_mean(y - p)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', loss)
